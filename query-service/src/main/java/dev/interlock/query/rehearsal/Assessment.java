package dev.interlock.query.rehearsal;

import dev.interlock.contract.Evidence;
import dev.interlock.query.rehearsal.Readiness.Consequence;
import dev.interlock.query.rehearsal.Readiness.Deduction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges a backend by its trial; equal arguments give equal readiness.
 *
 * @param inUse the id of the certificate in use
 * @param toTrust how long the rehearsal waits for backends to trust the throw-away certificate
 * @param toWithdraw how long it waits for them to refuse it again
 */
public record Assessment(String inUse, Duration toTrust, Duration toWithdraw) {

  /**
   * How ready a backend is.
   *
   * @param trial null when it was never told of the certificate
   * @param required null while its registration has not been read
   * @param excluded whether a person let the rehearsal go on without it
   */
  Readiness of(@Nullable Trial trial, @Nullable Evidence required, boolean excluded) {
    List<Deduction> deductions = new ArrayList<>();
    if (excluded) {
      deductions.add(
          Deduction.of(Consequence.FAILS, "A person excluded it, so nothing was waited for"));
    }
    if (trial == null || required == null || trial.instances().isEmpty()) {
      deductions.add(
          Deduction.of(
              Consequence.FAILS,
              trial == null
                  ? "It was not told of the throw-away certificate"
                  : "No instance of it is known"));
      return Readiness.of(null, null, null, deductions);
    }
    Findings findings = new Findings(trial.instances(), deductions);
    trust(trial, required, findings);
    conduct(findings);
    withdrawal(trial, findings);
    limits(required, deductions);
    return Readiness.of(
        slowest(trial, trial.toldAt(), InstanceTrial::acceptedAt),
        slowest(trial, trial.droppedAt(), InstanceTrial::refusedAt),
        weakest(trial),
        deductions);
  }

  private void trust(Trial trial, Evidence required, Findings findings) {
    findings.add(
        Consequence.FAILS,
        instance -> instance.acceptedAt() == null && !instance.reported(),
        "%s never acknowledged the bundle with the throw-away certificate, nor proved to accept it");
    findings.add(
        Consequence.FAILS,
        instance -> instance.acceptedAt() == null && instance.reported(),
        "%s acknowledged the throw-away certificate, and has not proved to accept it ("
            + required
            + " is required)");
    pace(findings, trial.toldAt(), InstanceTrial::acceptedAt, toTrust, "accepted it");
  }

  private void conduct(Findings findings) {
    findings.add(
        Consequence.FAILS,
        instance -> instance.shutOut().contains(inUse),
        "%s refused the certificate in use once it held both: requests would have been refused");
    findings.add(
        Consequence.HOLDS,
        InstanceTrial::letsInStrangers,
        "%s let in a certificate that nobody trusts, or none");
  }

  private void withdrawal(Trial trial, Findings findings) {
    if (trial.droppedAt() == null) {
      findings.add(
          Consequence.HOLDS,
          instance -> true,
          "%s was not told to drop the throw-away certificate, for the rehearsal has not got that far");
      return;
    }
    findings.add(
        Consequence.HOLDS,
        instance -> instance.refusedAt() == null,
        "%s has not proved to refuse the throw-away certificate after it was told to drop it");
    pace(findings, trial.droppedAt(), InstanceTrial::refusedAt, toWithdraw, "refused it");
  }

  private static void pace(
      Findings findings,
      Instant told,
      Function<InstanceTrial, @Nullable Instant> done,
      Duration allowed,
      String what) {
    findings.add(
        Consequence.HOLDS,
        instance -> took(told, done.apply(instance)).compareTo(allowed) > 0,
        "%s " + what + " later than the " + words(allowed) + " that the rehearsal waits");
    findings.add(
        Consequence.PASSES,
        instance -> {
          Duration took = took(told, done.apply(instance));
          return took.compareTo(allowed) <= 0 && took.multipliedBy(2).compareTo(allowed) > 0;
        },
        "%s " + what + " only after half of the " + words(allowed) + " that the rehearsal waits");
  }

  /** What a rehearsal cannot show. */
  private static void limits(Evidence required, List<Deduction> deductions) {
    if (required.claimable()) {
      deductions.add(
          Deduction.of(
              Consequence.PASSES,
              "%s is required of it, which is its own word: no connection was tried"
                  .formatted(required)));
    }
    if (required == Evidence.OBSERVED) {
      deductions.add(
          Deduction.of(
              Consequence.PASSES,
              "OBSERVED is required of it, and whether it reports real traffic is not rehearsed"));
    }
  }

  private static Duration took(Instant told, @Nullable Instant done) {
    return done == null ? Duration.ZERO : Duration.between(told, done);
  }

  private static @Nullable Duration slowest(
      Trial trial, @Nullable Instant told, Function<InstanceTrial, @Nullable Instant> done) {
    List<Instant> all =
        trial.instances().values().stream().map(done).filter(Objects::nonNull).toList();
    return told == null || all.size() < trial.instances().size()
        ? null
        : Duration.between(told, all.stream().max(Instant::compareTo).orElse(told));
  }

  private static @Nullable Evidence weakest(Trial trial) {
    List<Evidence> all =
        trial.instances().values().stream()
            .map(InstanceTrial::shown)
            .filter(Objects::nonNull)
            .toList();
    return all.size() < trial.instances().size()
        ? null
        : all.stream().reduce((one, other) -> one.satisfies(other) ? other : one).orElse(null);
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Deductions that name the instances concerned. */
  private record Findings(Map<String, InstanceTrial> instances, List<Deduction> deductions) {
    void add(Consequence consequence, Predicate<InstanceTrial> concerned, String why) {
      List<String> names =
          instances.entrySet().stream()
              .filter(entry -> concerned.test(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (!names.isEmpty()) {
        deductions.add(
            Deduction.of(
                consequence,
                names.size(),
                instances.size(),
                why.formatted(String.join(", ", names))));
      }
    }
  }
}
