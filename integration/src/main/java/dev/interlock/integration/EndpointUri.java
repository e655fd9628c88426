package dev.interlock.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/** The address of a backend, from that of an integration. */
final class EndpointUri {
  private static final Pattern STAGE_VARIABLE = Pattern.compile("\\$\\{stageVariables\\.(\\w+)}");
  private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([^{}]+)}");

  /** What a value may not bring into a path as it is: it would end the path, or be no URI. */
  private static final Pattern NOT_OF_A_PATH =
      Pattern.compile("[^A-Za-z0-9\\-._~!$&'()*+,;=:@/%]+");

  private EndpointUri() {}

  /**
   * Fills in the variables and adds query parameters.
   *
   * @param path values of the path variables, as in a path
   * @param query decoded
   * @throws ExecutionFailed when that gives no address of a server
   */
  static URI of(
      String uri,
      Map<String, String> stageVariables,
      Map<String, String> path,
      MultiValueMap<String, String> query)
      throws ExecutionFailed {
    String filled =
        replace(PATH_VARIABLE, replace(STAGE_VARIABLE, uri, stageVariables, false), path, true);
    return parse(withQuery(filled, query));
  }

  /** An unknown stage variable is nothing, an unknown path variable stays, as on AWS. */
  private static String replace(
      Pattern variable, String text, Map<String, String> values, boolean ofPath) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    return variable
        .matcher(text)
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                return Matcher.quoteReplacement(ofPath ? found.group() : "");
              }
              return Matcher.quoteReplacement(ofPath ? encoded(value) : value);
            });
  }

  private static String encoded(String value) {
    return NOT_OF_A_PATH
        .matcher(value)
        .replaceAll(illegal -> Matcher.quoteReplacement(UriUtils.encode(illegal.group(), UTF_8)));
  }

  private static String withQuery(String uri, MultiValueMap<String, String> query) {
    StringBuilder text = new StringBuilder(uri);
    char separator = uri.indexOf('?') < 0 ? '?' : '&';
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      for (String value : parameter.getValue()) {
        text.append(separator)
            .append(UriUtils.encode(parameter.getKey(), UTF_8))
            .append('=')
            .append(UriUtils.encode(value, UTF_8));
        separator = '&';
      }
    }
    return text.toString();
  }

  private static URI parse(String text) throws ExecutionFailed {
    try {
      URI uri = new URI(text);
      boolean http = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
      if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() < 65536) {
        return uri;
      }
    } catch (URISyntaxException invalid) {
      // Said below.
    }
    throw ExecutionFailed.invalidAddress(
        "'%s' is no HTTP address; are all its variables given a value?".formatted(text));
  }
}
