package dev.interlock.integration;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The query of a request (RFC 3986, section 3.4) as names and values. */
public final class QueryParameters {
  private QueryParameters() {}

  /**
   * The parameters, decoded, in their order.
   *
   * @throws IllegalArgumentException naming the part that is not percent-encoded
   */
  public static MultiValueMap<String, String> of(String query) {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (!parameter.isEmpty()) {
        parameters.add(
            decode(equals < 0 ? parameter : parameter.substring(0, equals)),
            equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' is not percent-encoded".formatted(text), e);
    }
  }
}
