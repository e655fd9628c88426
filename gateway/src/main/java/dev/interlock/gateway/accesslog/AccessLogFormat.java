package dev.interlock.gateway.accesslog;

import dev.interlock.gateway.proxy.Completed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with variables {@code $context.…}, as API Gateway's access logs have it ("Variables for
 * access logging for API Gateway"). What a request has nothing of is a hyphen.
 */
public final class AccessLogFormat {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$context\\.[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)*");

  private final List<Function<Completed, String>> parts;

  private AccessLogFormat(List<Function<Completed, String>> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a format.
   *
   * @throws IllegalArgumentException if it has more than a line, or a variable that is none
   */
  public static AccessLogFormat parse(String format) {
    if (format.lines().count() != 1) {
      throw new IllegalArgumentException("The format of the access log must be one line");
    }
    List<Function<Completed, String>> parts = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(format);
    int end = 0;
    while (variable.find()) {
      String text = format.substring(end, variable.start());
      parts.add(request -> text);
      parts.add(Variables.named(variable.group().substring("$context.".length())));
      end = variable.end();
    }
    String rest = format.substring(end);
    parts.add(request -> rest);
    return new AccessLogFormat(parts);
  }

  /** The line for a request, without its end. */
  public String line(Completed request) {
    StringBuilder line = new StringBuilder();
    parts.forEach(part -> line.append(part.apply(request)));
    return line.toString();
  }

  /** As within a string of JSON: what a caller sends ends neither a value nor a line. */
  static String escape(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
