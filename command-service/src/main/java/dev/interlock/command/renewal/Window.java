package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import dev.interlock.contract.RenewalSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * A time that comes again and again in which rotations may start. It opens by the clock on the wall
 * and stays open by elapsed time. Where clocks are put forward over its opening, it opens as much
 * later; where they are put back over it, it opens the first time only.
 *
 * @param cron when it opens: minute, hour, day of month, month, day of week, as in crontab(5), but
 *     that both days must fit where both are given; once an hour at most
 * @param length how long it stays open, 15 minutes to 31 days
 * @param zone whose clock it goes by, such as {@code Europe/Berlin}
 */
record Window(String cron, Duration length, ZoneId zone) {
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofDays(31);

  /** No zone has ever moved its clocks by more. */
  private static final Duration LONGEST_SHIFT = Duration.ofDays(1);

  private static final Pattern FIELDS = Pattern.compile("\\d{1,2}( +\\S+){4}");
  private static final LocalDateTime A_LEAP_YEAR = LocalDateTime.of(2024, 1, 1, 0, 0);

  Window {
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw Refusal.invalid(
          "windows.length",
          "The length %s of a window is not from %s to %s; write two hours as PT2H"
              .formatted(length, SHORTEST, LONGEST));
    }
    if (parsed(cron).next(A_LEAP_YEAR) == null) {
      throw Refusal.invalid("windows.cron", "A window with cron '%s' never opens".formatted(cron));
    }
  }

  /**
   * The window that settings describe.
   *
   * @throws Refusal INVALID, naming the member that is at fault
   */
  static Window of(RenewalSettings.Window window) {
    try {
      return new Window(window.cron(), window.length(), ZoneId.of(window.zone()));
    } catch (DateTimeException e) {
      throw Refusal.invalid(
          "windows.zone",
          "There is no time zone %s; write it as in Europe/Berlin".formatted(window.zone()));
    }
  }

  /** The times in which it is open that touch a time, in the order of their openings. */
  List<Span> openings(Instant from, Instant until) {
    CronExpression expression = parsed(cron);
    Instant first = from.minus(length).minus(LONGEST_SHIFT);
    LocalDateTime last = LocalDateTime.ofInstant(until.plus(LONGEST_SHIFT), zone);
    List<Span> open = new ArrayList<>();
    @Nullable LocalDateTime next = expression.next(LocalDateTime.ofInstant(first, zone));
    while (next != null && next.isBefore(last)) {
      Instant opens = next.atZone(zone).toInstant();
      open.add(new Span(opens, opens.plus(length)));
      next = expression.next(next);
    }
    return open;
  }

  private static CronExpression parsed(String cron) {
    try {
      if (FIELDS.matcher(cron).matches()) {
        return CronExpression.parse("0 " + cron);
      }
    } catch (IllegalArgumentException e) {
      throw unreadable(cron, ": " + e.getMessage());
    }
    throw unreadable(cron, "");
  }

  private static Refusal unreadable(String cron, String why) {
    return Refusal.invalid(
        "windows.cron",
        "cron '%s' is not a minute, hour, day of month, month and day of week, with one number as"
                .formatted(cron)
            + " the minute, such as '0 2 * * MON-FRI'"
            + why);
  }
}
