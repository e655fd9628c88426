package dev.interlock.command.openapi;

import dev.interlock.command.aws.AwsFault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the query of an import says; AWS's other parameters change nothing here.
 *
 * @param basePath AWS's {@code basepath}: {@code ignore}, {@code prepend} or {@code split}
 * @param endpointType AWS's {@code endpointConfigurationTypes}, or null
 * @param overwrite whether what the document does not have goes; otherwise both are merged
 */
record ImportParameters(
    boolean failOnWarnings, String basePath, @Nullable String endpointType, boolean overwrite) {

  static ImportParameters of(Map<String, String> query) {
    return new ImportParameters(
        "true".equals(query.get("failonwarnings")),
        query.getOrDefault("basepath", "ignore"),
        query.get("endpointConfigurationTypes"),
        "overwrite".equals(query.get("mode")));
  }

  /** Refuses a {@code mode} that PutRestApi does not have. */
  static ImportParameters ofPut(Map<String, String> query) {
    String mode = query.getOrDefault("mode", "merge");
    if (!List.of("overwrite", "merge").contains(mode)) {
      throw AwsFault.validation(
          List.of(
              ("Value '%s' at 'mode' failed to satisfy constraint: Member must satisfy enum value"
                      + " set: [overwrite, merge]")
                  .formatted(mode)));
    }
    return of(query);
  }
}
