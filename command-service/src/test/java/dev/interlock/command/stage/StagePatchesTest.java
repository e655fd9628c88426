package dev.interlock.command.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagePatchesTest {
  private static final Document STAGE =
      new Document(
          Map.of("deploymentId", "dep001", "variables", Map.of("v", "1"), "tracingEnabled", true));
  private static final Document CANARY =
      STAGE
          .with("dep002", "canarySettings", "deploymentId")
          .with("2", "canarySettings", "stageVariableOverrides", "w");

  @ParameterizedTest
  @CsvSource({
    "replace, /deploymentId, dep002, dep002",
    "replace, /description, New, New",
    "replace, /description, '',",
    "replace, /documentationVersion, v2, v2",
    "replace, /clientCertificateId, cert01, cert01",
    "replace, /clientCertificateId, '',",
    "replace, /tracingEnabled, false, false",
    "replace, /cacheClusterEnabled, true, true",
    "replace, /cacheClusterSize, 6.1, 6.1",
    "replace, /variables/v, 2, 2",
    "replace, /variables/new, '', ''",
    "remove, /variables/v,,",
    "remove, /variables/none,,",
    "add, /accessLogSettings/destinationArn, arn:x, arn:x",
    "replace, /accessLogSettings/format, $context.x, $context.x",
    "replace, /canarySettings/deploymentId, dep002, dep002",
    "replace, /canarySettings/percentTraffic, 12.5, 12.5",
    "replace, /canarySettings/useStageCache, true, true",
    "replace, /canarySettings/stageVariableOverrides/v, 2, 2",
  })
  void setsWhatIsAtThePath(
      String op, String path, @Nullable String value, @Nullable String expected) {
    Object at = apply(op(op, path, value)).at(path.substring(1).split("/", -1));
    assertThat(at == null ? null : at.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/variables", "/canarySettings", "/accessLogSettings"})
  void removesAPartAsAWhole(String path) {
    Document whole = CANARY.with("x", "accessLogSettings", "format");
    assertThat(StagePatches.apply(whole, Arrays.asList(op("remove", path, null))))
        .isEqualTo(whole.without(path.substring(1)));
  }

  @Test
  void appliesTheOperationsInTheirOrder() {
    assertThat(apply(op("replace", "/variables/v", "2"), op("remove", "/variables/v", null)))
        .isEqualTo(STAGE.with(Map.of(), "variables"));
  }

  @Test
  void aMethodStartsWithTheSettingsOfAllAndKeepsThem() {
    Document stage =
        apply(
            op("replace", "/*/*/caching/enabled", "true"),
            op("replace", "/test/GET/throttling/burstLimit", "124"),
            op("replace", "/*/*/caching/enabled", "false"));
    assertThat(stage.at("methodSettings", "test/GET"))
        .isEqualTo(
            Map.of(
                "metricsEnabled",
                false,
                "dataTraceEnabled",
                false,
                "throttlingBurstLimit",
                124,
                "throttlingRateLimit",
                10000.0,
                "cachingEnabled",
                true,
                "cacheTtlInSeconds",
                300,
                "cacheDataEncrypted",
                false,
                "requireAuthorizationForCacheControl",
                true,
                "unauthorizedCacheControlHeaderStrategy",
                "SUCCEED_WITH_RESPONSE_HEADER"));
    assertThat(stage.at("methodSettings", "*/*", "cachingEnabled")).isEqualTo(false);
  }

  @Test
  void aSlashInThePathOfAResourceStaysEscaped() {
    assertThat(
            apply(op("replace", "/~1pets~1{petId}/GET/logging/loglevel", "INFO"))
                .at("methodSettings", "~1pets~1{petId}/GET", "loggingLevel"))
        .isEqualTo("INFO");
  }

  @Test
  void removesTheSettingsOfAllAsTerraformDoes() {
    assertThat(
            apply(op("replace", "/*/*/metrics/enabled", "true"), op("remove", "/*/*", null))
                .at("methodSettings", "*/*"))
        .isNull();
  }

  @Test
  void promotesACanary() {
    Document promoted =
        StagePatches.apply(
            CANARY,
            Arrays.asList(
                copy("/deploymentId", "/canarySettings/deploymentId"),
                copy("/variables", "/canarySettings/stageVariableOverrides")));
    assertThat(promoted.text("deploymentId")).isEqualTo("dep002");
    assertThat(promoted.texts("variables")).isEqualTo(Map.of("v", "1", "w", "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          remove  | /*/*                                    |    | 'Cannot remove method setting */* because there is no method setting for this method '
          remove  | /description                            |    | 'Cannot remove method setting description because there is no method setting for this method '
          remove  | /clientCertificateId                    |    | 'Cannot remove method setting clientCertificateId because there is no method setting for this method '
          remove  | /accessLogSettings/destinationArn       |    | 'Cannot remove method setting accessLogSettings/destinationArn because there is no method setting for this method '
          remove  | /canarySettings/stageVariableOverrides  |    | 'Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method '
          add     | /accessLogSettings/randomValue          | x  | Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]
          replace | /accessLogSettings                      | x  | Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]
          replace | /accessLogSettings/format               | '' | Access Log value must not be empty
          add     | /canarySettings/deploymentId            | x  | Invalid add operation with path: /canarySettings/deploymentId
          move    | /description                            | x  | Invalid move operation with path: /description
          test    | /nothing                                | x  | Invalid test operation with path: /nothing
          replace | /tracingEnabled                         | ja | Invalid value 'ja' specified for /tracingEnabled. Must be true or false
          replace | /canarySettings/percentTraffic          | 101 | Invalid value '101' specified for /canarySettings/percentTraffic. Must be a number from 0 to 100
          replace | /cacheClusterSize                       | 1  | Invalid value '1' specified for /cacheClusterSize. Must be one of [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237]
          replace | /*/*/caching/ttlInSeconds               | 1.5 | Invalid value '1.5' specified for caching/ttlInSeconds. Must be a whole number from 0 to 3600
          """)
  void refusesInAwsWords(String op, String path, @Nullable String value, String message) {
    refused(op(op, path, value)).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tags/tag1",
        "/documentation_version",
        "/canarySettings",
        "/canarySettings/badPath",
        "/a/b/c"
      })
  void refusesAnUnknownPathWithAllOfAwsText(String path) {
    refused(op("replace", path, "x"))
        .withMessageStartingWith(
            "Invalid method setting path: %s. Must be one of: [/deploymentId, /description,"
                .formatted(path))
        .withMessageContaining(
            "/{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}")
        .withMessageContaining("/*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching")
        .withMessageEndingWith("/variables/{variable_name}, /tracingEnabled]");
  }

  @Test
  void refusesAMissingPath() {
    refused(op("replace", null, "x")).withMessageStartingWith("Invalid method setting path: null.");
  }

  @Test
  void refusesCopiesThatPromoteNoCanaryInAwsWords() {
    refused(copy("/canarySettings/stageVariableOverrides", "/variables"))
        .withMessage(
            "Invalid copy operation with path: /canarySettings/stageVariableOverrides and from"
                + " /variables. Valid copy:path are [/deploymentId, /variables] and valid"
                + " copy:from are [/canarySettings/deploymentId,"
                + " /canarySettings/stageVariableOverrides]");
    refused(copy("/deploymentId", "/canarySettings/deploymentId"))
        .withMessage("Promotion not available. Canary does not exist.");
  }

  @Test
  void refusesCertificatesOfCertificateManager() {
    refused(op("replace", "/clientCertificateId", "arn:aws:acm:eu-west-1:1:certificate/x"))
        .withMessageContaining("Certificate Manager");
  }

  private static PatchOperation op(String op, @Nullable String path, @Nullable String value) {
    return new PatchOperation(op, path, value);
  }

  private static PatchOperation copy(String path, String from) {
    return new PatchOperation("copy", path, null, from);
  }

  private static Document apply(PatchOperation... operations) {
    return StagePatches.apply(STAGE, Arrays.asList(operations));
  }

  private static ThrowableAssertAlternative<Refusal> refused(PatchOperation... operations) {
    return assertThatExceptionOfType(Refusal.class).isThrownBy(() -> apply(operations));
  }
}
