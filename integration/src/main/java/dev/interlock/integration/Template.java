package dev.interlock.integration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mapping templates. One without references and directives of the Velocity Template Language is its
 * own result; others are refused, since a guess at what they give would mislead.
 */
final class Template {
  /** What bodies are when nobody says otherwise. */
  static final String JSON = "application/json";

  private Template() {}

  /** Of a request: the template for its media type, or the one for everything. */
  static @Nullable String ofRequest(Map<String, String> templates, String mediaType) {
    return templates.getOrDefault(mediaType, templates.get("$default"));
  }

  /** Of a response: the template for JSON, or else the first, as on AWS. */
  static @Nullable String ofResponse(Map<String, String> templates) {
    return templates.isEmpty()
        ? null
        : templates.getOrDefault(JSON, templates.values().iterator().next());
  }

  /**
   * The result of a template.
   *
   * @param failure AWS's text for a template that can not be evaluated
   */
  static String evaluated(String template, String failure) throws ExecutionFailed {
    if (template.contains("$") || template.contains("#")) {
      throw ExecutionFailed.configuration(
          failure, "the mapping template uses VTL, which Interlock does not offer");
    }
    return template;
  }

  /** A conversion between text and binary is refused like a template. */
  static ExecutionFailed noConversion(String failure) {
    return ExecutionFailed.configuration(
        failure, "Interlock does not offer contentHandling CONVERT_TO_BINARY");
  }
}
