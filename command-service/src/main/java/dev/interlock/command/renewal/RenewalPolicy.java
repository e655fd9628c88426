package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import dev.interlock.contract.RenewalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When certificates are renewed.
 *
 * @param lead how far into its life a certificate is due
 * @param windows in which rotations may start, up to 20; none if they may at any time
 * @param jitter by which the starts are spread within the windows
 */
record RenewalPolicy(Lead lead, List<Window> windows, Jitter jitter) {
  /** How far a start is looked for once every safe one is missed. */
  static final Duration HORIZON = Duration.ofDays(400);

  /** More take long to go through, and nobody understands them. */
  private static final int MOST_WINDOWS = 20;

  RenewalPolicy {
    if (windows.size() > MOST_WINDOWS) {
      throw Refusal.invalid(
          "windows",
          "A policy has up to %d windows, not %d".formatted(MOST_WINDOWS, windows.size()));
    }
    windows = List.copyOf(windows);
  }

  /**
   * The policy that settings describe.
   *
   * @throws Refusal INVALID, naming the member that is at fault
   */
  static RenewalPolicy of(RenewalSettings settings) {
    return new RenewalPolicy(
        Lead.of(settings.atPercentOfLifetime(), settings.beforeExpiry()),
        settings.windows().stream().map(Window::of).toList(),
        new Jitter(settings.jitter()));
  }

  /**
   * When the rotation of a certificate starts. The answer stays the same until then, whenever it is
   * asked for, unless freezes or {@code reserved} change.
   *
   * <p>That is when it is due, or at the next opening, each with jitter. A certificate that would
   * be due too late is renewed at the last safe start instead. One whose safe starts are all
   * missed, or that has none, is renewed at the next opening, which is late.
   *
   * @param reserved what the rotation takes, by {@link RotationTime#reserved}
   */
  Renewal renewal(
      String certificateId,
      Validity validity,
      Duration reserved,
      List<Freeze> freezes,
      Instant now) {
    Instant due = lead.due(validity);
    Instant end = validity.notAfter().minus(reserved);
    Openings safe = Openings.of(windows, freezes, validity.middle(), end);
    Span last = safe.last().filter(span -> span.until().isAfter(now)).orElse(null);
    if (last == null) {
      Instant earliest = Span.later(now, validity.middle());
      Openings late = Openings.of(windows, freezes, earliest, earliest.plus(HORIZON));
      return new Renewal.Late(certificateId, due, end, late.firstMoment(earliest));
    }
    Instant planned =
        safe.atOrAfter(due)
            .map(span -> spread(certificateId, Span.later(span.from(), due), span.last()))
            .orElse(last.last());
    Instant start = planned.isBefore(now) ? safe.firstMoment(now).orElseThrow() : planned;
    return new Renewal.Safe(certificateId, due, start, last.last());
  }

  private Instant spread(String certificateId, Instant from, Instant last) {
    return from.plus(jitter.of(certificateId, Duration.between(from, last)));
  }
}
