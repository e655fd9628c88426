package dev.interlock.query.page;

import dev.interlock.query.backend.BackendEvidence;
import dev.interlock.query.rehearsal.Readiness;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rehearsal has shown, in words. */
final class ReadinessText {
  private ReadinessText() {}

  /** The score of a backend and why it is not 100; nothing outside of rehearsals. */
  static List<String> lines(@Nullable Readiness readiness) {
    return readiness == null
        ? List.of()
        : Stream.concat(
                Stream.of("Readiness %d of 100".formatted(readiness.score())),
                readiness.deductions().stream()
                    .map(one -> "\u2212%d: %s".formatted(one.points(), one.why())))
            .toList();
  }

  /** The outcome of a rehearsal that has ended, naming the backends that are not ready. */
  static String outcome(List<BackendEvidence> backends) {
    String lacking =
        backends.stream()
            .filter(backend -> backend.readiness() != null && !backend.readiness().ready())
            .map(backend -> "%s (%d)".formatted(backend.backendId(), backend.readiness().score()))
            .collect(Collectors.joining(", "));
    return lacking.isEmpty()
        ? "Rehearsed: every backend is ready"
        : "Rehearsed: not ready are " + lacking;
  }
}
