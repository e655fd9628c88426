package dev.interlock.standalone.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Says what happens, one line each with the seconds since the start, in at most 100 columns. Writes
 * escape codes only when told that a terminal reads them.
 */
final class Narrator {
  static final int COLUMNS = 100;
  private static final String TIME = "%6.1f s  ";
  private static final String NO_TIME = " ".repeat(TIME.formatted(0.0).length());
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final InstantSource clock;
  private final boolean terminal;
  private final Instant start;
  private Instant latest;

  Narrator(PrintWriter out, InstantSource clock, boolean terminal) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
    this.start = clock.instant();
    this.latest = start;
  }

  /** Something that happens now. */
  void say(String text) {
    say(new Remark(clock.instant(), text, false));
  }

  /** Something that happened at a known time. */
  synchronized void say(Remark remark) {
    // What is seen late is said late: the clock of a story does not go back.
    latest = remark.at().isAfter(latest) ? remark.at() : latest;
    double seconds = Duration.between(start, latest).toMillis() / 1000.0;
    String margin = String.format(Locale.ROOT, TIME, seconds);
    for (String line : Lines.wrap(remark.text(), COLUMNS - margin.length())) {
      out.println(margin + (remark.important() && terminal ? BOLD + line + PLAIN : line));
      margin = NO_TIME;
    }
    out.flush();
  }

  /** Lines without a time, as they are. */
  synchronized void print(Iterable<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
