package dev.interlock.command.prober;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;

import dev.interlock.contract.Doubt;
import dev.interlock.contract.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts with one identity showed, one with each version of TLS that the server offers.
 *
 * @param verdict what is proved of all versions together
 * @param doubt why nothing is, if nothing is
 * @param detail why, and of which version, in a few words for people
 * @param attempts by the version tried, such as {@code TLSv1.3}; not empty
 */
public record Outcome(
    Verdict verdict, @Nullable Doubt doubt, String detail, Map<String, Attempt> attempts) {

  /** Keeps the order of the versions. */
  public Outcome {
    attempts = Collections.unmodifiableMap(new LinkedHashMap<>(attempts));
  }

  /** Of a certificate: only what holds for every version is proved. */
  static Outcome of(Map<String, Attempt> attempts) {
    Set<Verdict> verdicts = verdicts(attempts);
    Verdict verdict = verdicts.size() == 1 ? verdicts.iterator().next() : INCONCLUSIVE;
    Doubt doubt =
        attempts.values().stream()
            .map(Attempt::doubt)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(verdict == INCONCLUSIVE ? Doubt.VERSIONS_DIFFER : null);
    return new Outcome(verdict, doubt, describe(attempts), attempts);
  }

  /** Of somebody who must be refused: to be let in with one version is to be let in. */
  static Outcome ofStranger(Map<String, Attempt> attempts) {
    return verdicts(attempts).contains(ACCEPTED)
        ? new Outcome(ACCEPTED, null, describe(attempts), attempts)
        : of(attempts);
  }

  /** Whether the server asked for a certificate with each version. */
  public boolean certificateRequested() {
    return attempts.values().stream().allMatch(Attempt::certificateRequested);
  }

  private static Set<Verdict> verdicts(Map<String, Attempt> attempts) {
    return attempts.values().stream().map(Attempt::verdict).collect(Collectors.toSet());
  }

  private static String describe(Map<String, Attempt> attempts) {
    Attempt first = attempts.values().iterator().next();
    if (attempts.values().stream().allMatch(attempt -> attempt.detail().equals(first.detail()))) {
      String negotiated =
          attempts.values().stream()
              .map(Attempt::tlsVersion)
              .flatMap(Optional::stream)
              .distinct()
              .collect(Collectors.joining(", "));
      return first.detail() + (negotiated.isEmpty() ? "" : " (" + negotiated + ")");
    }
    return attempts.entrySet().stream()
        .map(attempt -> attempt.getKey() + ": " + attempt.getValue().detail())
        .collect(Collectors.joining("; "));
  }
}
