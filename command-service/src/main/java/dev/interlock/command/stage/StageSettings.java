package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.aws.Shape;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a stage that an update can change.
 *
 * @param members by the names of AWS's Stage, those that are set
 */
record StageSettings(Document members) {
  /** A stage that does not exist. */
  static final StageSettings NONE = new StageSettings(Document.EMPTY);

  /** What CreateStage takes. */
  static final Shape SHAPE =
      new Shape()
          .required("stageName", "deploymentId")
          .text("stageName", "deploymentId", "description", "documentationVersion")
          .flag("cacheClusterEnabled", "tracingEnabled")
          .oneOf("cacheClusterSize", "0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")
          .texts("variables", "tags")
          .structure(
              "canarySettings",
              new Shape()
                  .decimal("percentTraffic")
                  .text("deploymentId")
                  .texts("stageVariableOverrides")
                  .flag("useStageCache"));

  private static final int MAX_VARIABLES = 100;
  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Pattern VARIABLE_VALUE = Pattern.compile("[A-Za-z0-9\\-._~:/?#&=,]{0,512}");
  private static final Pattern STAGE_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

  /** The settings of an event, and the certificate that events of its own tell of. */
  static StageSettings of(
      String deploymentId,
      @Nullable String description,
      Map<String, String> variables,
      Map<String, Object> others,
      @Nullable String certificateId) {
    return new StageSettings(
        new Document(others)
            .with(deploymentId, "deploymentId")
            .with(description, "description")
            .with(variables.isEmpty() ? null : variables, "variables")
            .with(certificateId, "clientCertificateId"));
  }

  String deploymentId() {
    return String.valueOf(members.text("deploymentId"));
  }

  @Nullable String description() {
    return members.text("description");
  }

  Map<String, String> variables() {
    return members.texts("variables");
  }

  @Nullable String certificateId() {
    return members.text("clientCertificateId");
  }

  /** What a part of the requests is served instead, if there is a canary. */
  @Nullable String canaryDeploymentId() {
    return members.text("canarySettings", "deploymentId");
  }

  /** Whatever has no accessor of its own. */
  Map<String, Object> others() {
    return members
        .without("deploymentId", "description", "variables", "clientCertificateId")
        .members();
  }

  /** With other members; maps keep what they have besides. */
  StageSettings with(Document changed) {
    return new StageSettings(members.and(changed)).withWholeCanary();
  }

  /** After patch operations. */
  StageSettings patched(List<PatchOperation> operations) {
    return new StageSettings(StagePatches.apply(members, operations)).withWholeCanary();
  }

  StageSettings presenting(@Nullable String certificate) {
    return new StageSettings(members.with(certificate, "clientCertificateId"));
  }

  /** A canary begins without traffic, on what the stage serves. */
  private StageSettings withWholeCanary() {
    return members.at("canarySettings") == null
        ? this
        : new StageSettings(
            new Document(
                    Map.of(
                        "canarySettings",
                        Map.of(
                            "deploymentId",
                            deploymentId(),
                            "percentTraffic",
                            0.0,
                            "useStageCache",
                            false)))
                .and(members));
  }

  /** AWS's limits: 100 variables, names up to 64 characters, values up to 512. */
  void require() {
    requireVariables(variables());
    requireVariables(members.texts("canarySettings", "stageVariableOverrides"));
    if (members.at("canarySettings", "percentTraffic") instanceof Double percent
        && (percent < 0 || percent > 100)) {
      throw Refusal.invalid("canarySettings", "percentTraffic must be from 0.0 to 100.0");
    }
  }

  private static void requireVariables(Map<String, String> variables) {
    if (variables.size() > MAX_VARIABLES) {
      throw Refusal.invalid(
          "variables", "A stage holds up to 100 variables, not " + variables.size());
    }
    variables.forEach(
        (name, value) -> {
          if (!VARIABLE_NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                "variables",
                "Stage variable name '%s' must be 1 to 64 of a-zA-Z0-9_".formatted(name));
          }
          if (!VARIABLE_VALUE.matcher(value).matches()) {
            throw Refusal.invalid(
                "variables",
                "The value of stage variable '%s' must be up to 512 of A-Za-z0-9-._~:/?#&=,"
                    .formatted(name));
          }
        });
  }

  static void requireName(String stageName) {
    if (!STAGE_NAME.matcher(stageName).matches()) {
      throw Refusal.invalid("stageName", "Stage name only allows a-zA-Z0-9_-");
    }
  }
}
