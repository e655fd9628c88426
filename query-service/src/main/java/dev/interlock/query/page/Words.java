package dev.interlock.query.page;

import dev.interlock.query.answer.Lag;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers in words, as seen at one moment; all times are UTC. */
final class Words {
  private static final DateTimeFormatter TIME = format("HH:mm:ss");
  private static final DateTimeFormatter DATE = format("d MMM uuuu");
  private static final DateTimeFormatter MOMENT = format("d MMM uuuu, HH:mm:ss 'UTC'");

  private final Instant now;

  Words(Instant now) {
    this.now = now;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** Date and time. */
  String moment(Instant at) {
    return MOMENT.format(at);
  }

  String date(Instant at) {
    return DATE.format(at);
  }

  /** The time alone where the date is today's. */
  String time(Instant at) {
    return date(at).equals(date(now)) ? TIME.format(at) : moment(at);
  }

  /** How long it is until an end, or since. */
  String left(Instant end) {
    return end.isBefore(now)
        ? "ended " + length(Duration.between(end, now)) + " ago"
        : length(Duration.between(now, end)) + " left";
  }

  /** How long something has lasted. */
  String since(Instant start) {
    return length(start.isAfter(now) ? Duration.ZERO : Duration.between(start, now));
  }

  static String behind(Lag lag) {
    return lag.events() == null
        ? "nobody knows how far behind: " + lag.unknown()
        : count(lag.events(), "event") + " behind";
  }

  static String count(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private static String length(Duration duration) {
    if (duration.toDays() >= 2) {
      return count(duration.toDays(), "day");
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " h";
    }
    return duration.toMinutes() >= 2 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }
}
