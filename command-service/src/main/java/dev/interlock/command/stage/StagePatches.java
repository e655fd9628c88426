package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.DocumentPatches;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.aws.PatchValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The patch operations of UpdateStage; the texts are AWS's, with their grammar. */
final class StagePatches {
  private static final String INVALID_PATH =
      "Invalid method setting path: %s. Must be one of: [/deploymentId, /description,"
          + " /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings,"
          + " /accessLogSettings/destinationArn, /accessLogSettings/format,"
          + " /{resourcePath}/{httpMethod}/metrics/enabled,"
          + " /{resourcePath}/{httpMethod}/logging/dataTrace,"
          + " /{resourcePath}/{httpMethod}/logging/loglevel,"
          + " /{resourcePath}/{httpMethod}/throttling/burstLimit"
          + "/{resourcePath}/{httpMethod}/throttling/rateLimit"
          + "/{resourcePath}/{httpMethod}/caching/ttlInSeconds,"
          + " /{resourcePath}/{httpMethod}/caching/enabled,"
          + " /{resourcePath}/{httpMethod}/caching/dataEncrypted,"
          + " /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl,"
          + " /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy,"
          + " /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel,"
          + " /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds,"
          + " /*/*/caching/enabled, /*/*/caching/dataEncrypted,"
          + " /*/*/caching/requireAuthorizationForCacheControl,"
          + " /*/*/caching/unauthorizedCacheControlHeaderStrategy,"
          + " /variables/{variable_name}, /tracingEnabled]";

  /** What a canary proved may become what the stage serves. */
  private static final Map<String, String> PROMOTIONS =
      Map.of(
          "/deploymentId", "/canarySettings/deploymentId",
          "/variables", "/canarySettings/stageVariableOverrides");

  private static final PatchValue ANY_TEXT = (path, value) -> value;

  private static final DocumentPatches PATCHES =
      MethodSettings.allowIn(
          new DocumentPatches(
                  (operation, paths) -> refusal(operation, false),
                  (operation, ops) -> refusal(operation, ops.contains("replace")))
              .set("replace", "/deploymentId", ANY_TEXT)
              .set("replace", "/description", PatchValue.TEXT)
              .set("replace", "/documentationVersion", PatchValue.TEXT)
              .set("replace", "/clientCertificateId", StagePatches::certificate)
              .set("replace", "/tracingEnabled", PatchValue.FLAG)
              .set("replace", "/cacheClusterEnabled", PatchValue.FLAG)
              .set(
                  "replace",
                  "/cacheClusterSize",
                  PatchValue.oneOf("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"))
              .set("replace", "/variables/{variable_name}", ANY_TEXT)
              .remove("/variables/{variable_name}")
              .remove("/variables")
              .set("add", "/accessLogSettings/destinationArn", StagePatches::accessLog)
              .set("replace", "/accessLogSettings/destinationArn", StagePatches::accessLog)
              .set("add", "/accessLogSettings/format", StagePatches::accessLog)
              .set("replace", "/accessLogSettings/format", StagePatches::accessLog)
              .remove("/accessLogSettings")
              .set("replace", "/canarySettings/deploymentId", ANY_TEXT)
              .set("replace", "/canarySettings/percentTraffic", PatchValue.decimal(0, 100))
              .set("replace", "/canarySettings/useStageCache", PatchValue.FLAG)
              .set("replace", "/canarySettings/stageVariableOverrides/{variable_name}", ANY_TEXT)
              .remove("/canarySettings/stageVariableOverrides/{variable_name}")
              .remove("/canarySettings"));

  private StagePatches() {}

  /**
   * The stage after the operations, in their order.
   *
   * @throws Refusal INVALID when one of them is not allowed
   */
  static Document apply(Document stage, List<PatchOperation> operations) {
    Document changed = stage;
    for (PatchOperation operation : operations) {
      changed =
          "copy".equals(operation.op())
              ? promoted(changed, operation)
              : PATCHES.apply(changed, List.of(operation));
    }
    return changed;
  }

  private static Document promoted(Document stage, PatchOperation copy) {
    String from = PROMOTIONS.get(String.valueOf(copy.path()));
    if (from == null || !from.equals(copy.from())) {
      throw Refusal.invalid(
          ("Invalid copy operation with path: %s and from %s. Valid copy:path are [/deploymentId,"
                  + " /variables] and valid copy:from are [/canarySettings/deploymentId,"
                  + " /canarySettings/stageVariableOverrides]")
              .formatted(copy.path(), copy.from()));
    }
    if (stage.at("canarySettings") == null) {
      throw Refusal.invalid("Promotion not available. Canary does not exist.");
    }
    return "/deploymentId".equals(copy.path())
        ? stage.with(stage.at("canarySettings", "deploymentId"), "deploymentId")
        : stage.and(
            new Document(
                Map.of("variables", stage.texts("canarySettings", "stageVariableOverrides"))));
  }

  /** An empty value detaches: Terraform sends it. */
  private static @Nullable Object certificate(String path, String value) {
    if (value.startsWith("arn:")) {
      throw Refusal.invalid(
          "clientCertificateId",
          "Certificates of AWS Certificate Manager are not offered; give the id of a client"
              + " certificate instead of "
              + value);
    }
    return value.isEmpty() ? null : value;
  }

  private static Object accessLog(String path, String value) {
    if (value.isEmpty()) {
      throw Refusal.invalid("accessLogSettings", "Access Log value must not be empty");
    }
    return value;
  }

  private static String refusal(PatchOperation operation, boolean replaceable) {
    String path = String.valueOf(operation.path());
    return switch (String.valueOf(operation.op())) {
      case "remove" -> nothingToRemove(path);
      case "add", "replace" ->
          path.startsWith("/accessLogSettings")
              ? "Invalid accessLogSettings path. Must be one of :"
                  + " [/accessLogSettings/destinationArn, /accessLogSettings/format]"
              : replaceable ? invalidOperation(operation) : INVALID_PATH.formatted(path);
      default -> invalidOperation(operation);
    };
  }

  private static String invalidOperation(PatchOperation operation) {
    return "Invalid %s operation with path: %s".formatted(operation.op(), operation.path());
  }

  static String nothingToRemove(String path) {
    return "Cannot remove method setting %s because there is no method setting for this method "
        .formatted(path.startsWith("/") ? path.substring(1) : path);
  }
}
