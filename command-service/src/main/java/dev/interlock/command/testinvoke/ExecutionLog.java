package dev.interlock.command.testinvoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** The log of one execution, line by line as AWS writes it. */
final class ExecutionLog {
  /** Where AWS cuts a line, without its time. */
  private static final int MAX_LINE = 1024;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final StringBuilder text = new StringBuilder();

  ExecutionLog(String requestId, Clock clock) {
    this.clock = clock;
    text.append("Execution log for request ").append(requestId).append('\n');
    line("Starting execution for request: " + requestId);
  }

  /** Adds a line. */
  void line(String line) {
    boolean tooLong = line.length() > MAX_LINE;
    text.append(TIME.format(clock.instant()))
        .append(" : ")
        .append(tooLong ? line.substring(0, MAX_LINE) + " [TRUNCATED]" : line)
        .append('\n');
  }

  /** Adds a line that AWS does not have. */
  void remark(String remark) {
    line("Interlock: " + remark);
  }

  /** The log. A half of a character, where a line was cut or sent so, becomes a question mark. */
  String text() {
    return new String(text.toString().getBytes(UTF_8), UTF_8);
  }

  /** Headers as AWS writes them: {@code {Accept=text/plain, X-List=a,b}}. */
  static String dump(HttpHeaders headers) {
    return headers.headerSet().stream()
        .map(header -> header.getKey() + "=" + join(header.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String join(List<String> values) {
    return String.join(",", values);
  }
}
