package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.DocumentPatches;
import dev.interlock.command.aws.PatchValue;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a stage for one method, or for all ({@code *}{@code /*}). Those of a method start
 * with what all have at that moment.
 */
final class MethodSettings {
  private record Setting(String path, String member, PatchValue type) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("metrics/enabled", "metricsEnabled", PatchValue.FLAG),
          new Setting("logging/dataTrace", "dataTraceEnabled", PatchValue.FLAG),
          new Setting("logging/loglevel", "loggingLevel", PatchValue.oneOf("OFF", "ERROR", "INFO")),
          new Setting(
              "throttling/burstLimit", "throttlingBurstLimit", PatchValue.integer(-1, 1_000_000)),
          new Setting(
              "throttling/rateLimit", "throttlingRateLimit", PatchValue.decimal(-1, 1_000_000)),
          new Setting("caching/ttlInSeconds", "cacheTtlInSeconds", PatchValue.integer(0, 3600)),
          new Setting("caching/enabled", "cachingEnabled", PatchValue.FLAG),
          new Setting("caching/dataEncrypted", "cacheDataEncrypted", PatchValue.FLAG),
          new Setting(
              "caching/requireAuthorizationForCacheControl",
              "requireAuthorizationForCacheControl",
              PatchValue.FLAG),
          new Setting(
              "caching/unauthorizedCacheControlHeaderStrategy",
              "unauthorizedCacheControlHeaderStrategy",
              PatchValue.oneOf(
                  "FAIL_WITH_403",
                  "SUCCEED_WITH_RESPONSE_HEADER",
                  "SUCCEED_WITHOUT_RESPONSE_HEADER")));

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "metricsEnabled",
          false,
          "dataTraceEnabled",
          false,
          "throttlingBurstLimit",
          5000,
          "throttlingRateLimit",
          10000.0,
          "cachingEnabled",
          false,
          "cacheTtlInSeconds",
          300,
          "cacheDataEncrypted",
          false,
          "requireAuthorizationForCacheControl",
          true,
          "unauthorizedCacheControlHeaderStrategy",
          "SUCCEED_WITH_RESPONSE_HEADER");

  private static final String MEMBER = "methodSettings";
  private static final String METHOD = "/{resourcePath}/{httpMethod}";

  private MethodSettings() {}

  /** Lets method settings be set one by one, and removed together. */
  static DocumentPatches allowIn(DocumentPatches patches) {
    for (Setting setting : SETTINGS) {
      patches.allow(
          "replace",
          METHOD + "/" + setting.path(),
          (names, value) ->
              set(key(names), setting.member(), setting.type().read(setting.path(), value)));
    }
    return patches.allow("remove", METHOD, (names, value) -> remove(key(names)));
  }

  private static UnaryOperator<Document> set(String key, String member, @Nullable Object value) {
    return stage -> {
      Document begun = stage;
      if (stage.at(MEMBER, key) == null) {
        Object ofAll = stage.at(MEMBER, "*/*");
        begun = stage.with(ofAll == null ? DEFAULTS : ofAll, MEMBER, key);
      }
      return begun.with(value, MEMBER, key, member);
    };
  }

  private static UnaryOperator<Document> remove(String key) {
    return stage -> {
      if (stage.at(MEMBER, key) == null) {
        throw Refusal.invalid(StagePatches.nothingToRemove("/" + key));
      }
      return stage.with(null, MEMBER, key);
    };
  }

  /** The method as AWS names it: a slash within the resource's path stays escaped. */
  private static String key(List<String> names) {
    return String.join(
        "/", names.stream().map(name -> name.replace("~", "~0").replace("/", "~1")).toList());
  }
}
