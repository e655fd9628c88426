package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What may be mapped to what between a request, a backend and a response; texts are AWS's. */
final class MappingRules {
  private static final String ANYWHERE = "'.*'|(context|stageVariables)\\.\\S+";
  private static final Pattern REQUEST_PARAMETER =
      Pattern.compile(
          "method\\.request\\.(querystring|path|header|multivaluequerystring|multivalueheader)"
              + "\\.\\S+");
  private static final Pattern BACKEND_PARAMETER =
      Pattern.compile("integration\\.request\\.(querystring|path|header)\\.\\S+");
  private static final Pattern REQUEST_SOURCE =
      Pattern.compile(ANYWHERE + "|method\\.request\\.body(\\..+)?", Pattern.DOTALL);
  private static final Pattern RESPONSE_HEADER =
      Pattern.compile("method\\.response\\.header\\.\\S+");
  private static final Pattern RESPONSE_SOURCE =
      Pattern.compile(
          ANYWHERE
              + "|integration\\.response\\.(header|multivalueheader)\\.\\S+"
              + "|integration\\.response\\.body(\\..+)?",
          Pattern.DOTALL);
  private static final Pattern CONTENT_TYPE = Pattern.compile("[^/\\s]+/[^/\\s]+|\\$default");
  private static final Set<String> MODELS = Set.of("Empty", "Error");

  private MappingRules() {}

  /** The parameters of a request that a method declares. */
  static void requireRequestParameters(Collection<String> declared) {
    Set<String> names = new TreeSet<>();
    for (String parameter : declared) {
      require(REQUEST_PARAMETER, parameter);
      if (!names.add(parameter.split("\\.", 4)[3])) {
        throw Refusal.invalid(
            "requestParameters",
            "Parameter names must be unique across querystring, header and path");
      }
    }
  }

  /** The headers of a response that a method declares. */
  static void requireResponseParameters(Collection<String> declared) {
    declared.forEach(parameter -> require(RESPONSE_HEADER, parameter));
  }

  /** What is sent to a backend, from what its method declares. */
  static void requireRequestMappings(Map<String, String> mappings, Collection<String> declared) {
    mappings.forEach(
        (target, source) -> {
          require(BACKEND_PARAMETER, target);
          if (REQUEST_PARAMETER.matcher(source).matches()) {
            requireDeclared(source, declared);
          } else {
            require(REQUEST_SOURCE, source);
          }
        });
  }

  /** What a response is made of, for the headers that its method declares. */
  static void requireResponseMappings(Map<String, String> mappings, Collection<String> declared) {
    mappings.forEach(
        (target, source) -> {
          require(RESPONSE_HEADER, target);
          requireDeclared(target, declared);
          require(RESPONSE_SOURCE, source);
        });
  }

  /** The keys of templates. */
  static void requireContentTypes(Collection<String> types) {
    types.stream()
        .filter(type -> !CONTENT_TYPE.matcher(type).matches())
        .findFirst()
        .ifPresent(
            type -> {
              throw Refusal.invalid(result("Invalid content type specified: " + type));
            });
  }

  /** Of all models there are the two with which an API of AWS begins. */
  static void requireModels(Collection<String> models) {
    models.stream()
        .filter(model -> !MODELS.contains(model))
        .findFirst()
        .ifPresent(
            model -> {
              throw Refusal.invalid("Invalid model identifier specified: " + model);
            });
  }

  private static void requireDeclared(String parameter, Collection<String> declared) {
    if (!declared.contains(parameter)) {
      throw invalid("Invalid mapping expression parameter specified: " + parameter);
    }
  }

  private static void require(Pattern pattern, String expression) {
    if (!pattern.matcher(expression).matches()) {
      throw invalid("Invalid mapping expression specified: " + expression);
    }
  }

  private static Refusal invalid(String error) {
    return Refusal.invalid("Invalid mapping expression specified: " + result(error));
  }

  private static String result(String error) {
    return "Validation Result: warnings : [], errors : [%s]".formatted(error);
  }
}
