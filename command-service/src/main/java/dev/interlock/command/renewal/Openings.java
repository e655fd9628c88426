package dev.interlock.command.renewal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The times in which rotations may start: those of the windows, without the freezes. */
record Openings(List<Span> spans) {

  /**
   * Those between two moments, in order and apart.
   *
   * @param windows none if any time will do
   */
  static Openings of(List<Window> windows, List<Freeze> freezes, Instant from, Instant until) {
    Stream<Span> open =
        windows.isEmpty()
            ? Stream.of(new Span(from, until))
            : windows.stream().flatMap(window -> window.openings(from, until).stream());
    List<Span> spans =
        merged(open.map(span -> span.within(from, until)).filter(Span::isUsable).toList());
    for (Freeze freeze : freezes) {
      spans = spans.stream().flatMap(span -> without(freeze, span)).toList();
    }
    return new Openings(spans);
  }

  /** The last of them. */
  Optional<Span> last() {
    return spans.isEmpty() ? Optional.empty() : Optional.of(spans.getLast());
  }

  /** The first of which something that is planned for a moment can still make use. */
  Optional<Span> atOrAfter(Instant moment) {
    return spans.stream().filter(span -> !span.last().isBefore(moment)).findFirst();
  }

  /** The first moment in them that is not before another one. */
  Optional<Instant> firstMoment(Instant earliest) {
    return spans.stream()
        .filter(span -> span.until().isAfter(earliest))
        .findFirst()
        .map(span -> Span.later(span.from(), earliest));
  }

  private static List<Span> merged(List<Span> open) {
    List<Span> merged = new ArrayList<>();
    for (Span span : open.stream().sorted(Span.EARLIEST_FIRST).toList()) {
      if (merged.isEmpty() || span.from().isAfter(merged.getLast().until())) {
        merged.add(span);
      } else {
        Span before = merged.removeLast();
        merged.add(new Span(before.from(), Span.later(before.until(), span.until())));
      }
    }
    return merged;
  }

  private static Stream<Span> without(Freeze freeze, Span span) {
    return Stream.of(
            span.within(span.from(), freeze.from()), span.within(freeze.until(), span.until()))
        .filter(Span::isUsable);
  }
}
