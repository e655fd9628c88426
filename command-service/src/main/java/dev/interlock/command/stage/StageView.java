package dev.interlock.command.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.interlock.command.aws.TextMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stage of AWS's model; dates in whole seconds since 1970. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StageView(
    String deploymentId,
    @Nullable String clientCertificateId,
    String stageName,
    @Nullable String description,
    boolean cacheClusterEnabled,
    String cacheClusterStatus,
    Map<String, String> methodSettings,
    @Nullable Map<String, String> variables,
    boolean tracingEnabled,
    @Nullable Map<String, String> tags,
    long createdDate,
    long lastUpdatedDate) {

  /** Stages of AWS's model, which has no pages. */
  record Stages(List<StageView> item) {}

  static StageView of(
      String stageName,
      StageSettings settings,
      Map<String, String> tags,
      long createdDate,
      long lastUpdatedDate) {
    return new StageView(
        settings.deploymentId(),
        settings.certificateId(),
        stageName,
        settings.description(),
        false,
        "NOT_AVAILABLE",
        Map.of(),
        TextMap.shown(settings.variables()),
        false,
        TextMap.shown(tags),
        createdDate,
        lastUpdatedDate);
  }
}
