package dev.interlock.integration;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What AWS does with single header fields on their way through the gateway. */
public final class HeaderField {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /** Of one connection or one message only (RFC 9110, section 7.6.1), or the gateway's to set. */
  private static final Set<String> NEVER_SENT =
      Set.of(
          "connection",
          "content-length",
          "content-md5",
          "expect",
          "keep-alive",
          "max-forwards",
          "proxy-authenticate",
          "proxy-connection",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via",
          "www-authenticate",
          "x-amzn-apigateway-api-id",
          "x-amzn-trace-id");

  /** Passed to a backend only by a mapping. */
  private static final Set<String> ONLY_MAPPED = Set.of("host", "content-encoding");

  /** A mapping to one of these is an error. */
  private static final Set<String> NEVER_MAPPED =
      Set.of("content-length", "transfer-encoding", "x-amzn-apigateway-api-id", "x-amzn-trace-id");

  private static final Set<String> NEVER_RETURNED =
      Set.of(
          "content-encoding",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");
  private static final Set<String> RENAMED =
      Set.of("connection", "content-length", "date", "server", "x-amzn-requestid");

  private HeaderField() {}

  /** Whether it can be sent: no line break in it ends the field and begins another. */
  public static boolean isLegal(String name, String value) {
    return TOKEN.matcher(name).matches() && VALUE.matcher(value).matches();
  }

  /** The caller's headers that reach the backend of an HTTP_PROXY integration. */
  static HttpHeaders passedOn(HttpHeaders given) {
    HttpHeaders passed = new HttpHeaders();
    given.forEach(
        (name, values) -> {
          if (!NEVER_SENT.contains(lower(name)) && !ONLY_MAPPED.contains(lower(name))) {
            passed.addAll(name, values);
          }
        });
    return passed;
  }

  /**
   * Sets a header that a mapping gives.
   *
   * @throws ExecutionFailed when it may not be mapped, or could not be sent
   */
  static void map(HttpHeaders headers, String name, List<String> values) throws ExecutionFailed {
    if (NEVER_MAPPED.contains(lower(name))) {
      throw ExecutionFailed.configuration(name + " header already present");
    }
    if (!values.stream().allMatch(value -> isLegal(name, value))) {
      throw ExecutionFailed.configuration(
          "Invalid header", "the value mapped to header %s is not visible ASCII".formatted(name));
    }
    headers.put(name, values);
  }

  /** Adds the backend's headers as the caller of an HTTP_PROXY integration gets them. */
  static void addReturned(HttpHeaders received, HttpHeaders returned) {
    received.forEach(
        (name, values) -> {
          if (!NEVER_RETURNED.contains(lower(name))) {
            returned.addAll(
                RENAMED.contains(lower(name)) ? "x-amzn-Remapped-" + name : name, values);
          }
        });
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
