package dev.interlock.command.stage;

import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.TextMap;
import java.util.List;
import java.util.Map;

/** Stage of AWS's model; dates in whole seconds since 1970. */
final class StageView {
  private static final Document DEFAULTS =
      new Document(
          Map.of(
              "cacheClusterEnabled", false, "methodSettings", Map.of(), "tracingEnabled", false));

  private StageView() {}

  /** Stages of AWS's model, which has no pages. */
  record Stages(List<Document> item) {}

  static Document of(
      String stageName,
      StageSettings settings,
      Map<String, String> tags,
      long createdDate,
      long lastUpdatedDate) {
    boolean cached = Boolean.TRUE.equals(settings.members().at("cacheClusterEnabled"));
    Document cache =
        cached
            ? new Document(Map.of("cacheClusterStatus", "AVAILABLE", "cacheClusterSize", "0.5"))
            : new Document(Map.of("cacheClusterStatus", "NOT_AVAILABLE"));
    return DEFAULTS
        .and(cache)
        .and(settings.members())
        .with(stageName, "stageName")
        .with(TextMap.shown(tags), "tags")
        .with(createdDate, "createdDate")
        .with(lastUpdatedDate, "lastUpdatedDate");
  }
}
