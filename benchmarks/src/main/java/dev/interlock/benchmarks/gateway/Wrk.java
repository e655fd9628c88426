package dev.interlock.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk: one thread, kept connections, each with one request at a time. */
final class Wrk {
  static final int CONNECTIONS = 64;

  private static final Pattern COMPLETED = Pattern.compile("(\\d+) requests in");
  private static final Pattern RATE = Pattern.compile("Requests/sec: +([\\d.]+)");
  private static final Pattern PERCENTILE_99 = Pattern.compile("99% +([\\d.]+)(us|ms|s)");

  private Wrk() {}

  /**
   * What a proxy did in a round.
   *
   * @param rate requests a second
   * @param p99 of the time to the end of an answer, in milliseconds
   * @param cpu of the proxy for a request, in microseconds
   */
  record Load(double rate, double p99, double cpu) {}

  /** Calls without a pause for so long. */
  static String run(URI uri, Duration duration) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "--threads",
                "1",
                "--connections",
                Integer.toString(CONNECTIONS),
                "--duration",
                duration.toSeconds() + "s",
                "--timeout",
                "30s",
                "--latency",
                uri.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
    if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new IllegalStateException("wrk on %s: %s".formatted(uri, said));
    }
    return said;
  }

  /** How many answers came, of what wrk said. */
  static long completed(String said) {
    return Long.parseLong(find(COMPLETED, said).group(1));
  }

  static double rate(String said) {
    return Double.parseDouble(find(RATE, said).group(1));
  }

  static double p99Millis(String said) {
    Matcher found = find(PERCENTILE_99, said);
    double value = Double.parseDouble(found.group(1));
    return switch (found.group(2)) {
      case "us" -> value / 1000;
      case "ms" -> value;
      default -> value * 1000;
    };
  }

  private static Matcher find(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk did not say %s: %s".formatted(pattern, said));
    }
    return matcher;
  }
}
