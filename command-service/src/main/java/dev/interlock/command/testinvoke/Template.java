package dev.interlock.command.testinvoke;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mapping templates. One without references and directives of the Velocity Template Language is its
 * own result; others are refused, since a guess at what they give would mislead.
 */
final class Template {
  /** A test invocation takes every body for this, as AWS does. */
  static final String JSON = "application/json";

  private Template() {}

  /**
   * The result of the template for JSON, if there is one.
   *
   * @param failure AWS's text for a template that can not be evaluated
   */
  static Optional<String> evaluate(Map<String, String> templates, String failure)
      throws ExecutionFailed {
    for (String type : List.of(JSON, "$default")) {
      String template = templates.get(type);
      if (template != null) {
        if (template.contains("$") || template.contains("#")) {
          throw ExecutionFailed.configuration(
              failure,
              "the mapping template of %s uses VTL, which test invocations do not offer"
                  .formatted(type));
        }
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }

  /** A conversion between text and binary is refused like a template. */
  static ExecutionFailed noConversion(String failure) {
    return ExecutionFailed.configuration(
        failure, "contentHandling CONVERT_TO_BINARY is not offered by test invocations");
  }
}
