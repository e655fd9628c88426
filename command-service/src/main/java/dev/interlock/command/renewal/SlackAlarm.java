package dev.interlock.command.renewal;

import dev.interlock.command.renewal.Plan.Chosen;
import dev.interlock.command.renewal.PresentedCertificate.Pause;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalRisk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which renewals people should see to. It is about slack and not about days left: what matters
 * is how much later a rotation could still start.
 *
 * @param most what is short of any certificate; a tenth of the lifetime where that is less
 */
record SlackAlarm(Duration most) {
  private static final int SHARE = 10;

  /**
   * What is wrong, if anything is. While nothing changes but the time, the answer does not, except
   * that slack becomes short.
   */
  Optional<RenewalAtRisk> of(Plan plan, Instant now) {
    PresentedCertificate certificate = plan.certificate();
    if (certificate.rotationId() != null) {
      return Optional.empty();
    }
    Pause pause = certificate.pause();
    Optional<Chosen> chosen = plan.chosen();
    if (chosen.isEmpty()) {
      return isShort(plan, now)
          ? risk(
              plan,
              RenewalRisk.NOBODY_RENEWS,
              now,
              "no policy is about it. Rotate it by hand, POST /v1/rotations, or give it the tags of a policy")
          : Optional.empty();
    }
    boolean begun = plan.begins().filter(start -> !start.isAfter(now)).isPresent();
    if (begun && pause != null) {
      return risk(plan, RenewalRisk.BLOCKED, now, "it is due and does not start: " + pause.why());
    }
    if (chosen.get().renewal() instanceof Renewal.Late) {
      return risk(
          plan,
          RenewalRisk.NO_SAFE_START,
          now,
          "policy %s starts it too late. Rotate it by hand, POST /v1/rotations, or change the policy or a freeze"
              .formatted(chosen.get().policy()));
    }
    return isShort(plan, now)
        ? risk(
            plan,
            RenewalRisk.SHORT_SLACK,
            now,
            "policy %s has not started it yet. See its start and the caps with ./interlock forecast, or have it due earlier"
                .formatted(chosen.get().policy()))
        : Optional.empty();
  }

  private boolean isShort(Plan plan, Instant now) {
    Duration share = plan.certificate().validity().lifetime().dividedBy(SHARE);
    Duration enough = share.compareTo(most) < 0 ? share : most;
    return plan.slack(now).compareTo(enough) < 0;
  }

  private static Optional<RenewalAtRisk> risk(
      Plan plan, RenewalRisk risk, Instant now, String what) {
    PresentedCertificate certificate = plan.certificate();
    String pace =
        plan.time()
            .slowestBackend()
            .map(
                slow ->
                    "; the slowest backend is %s, with %s".formatted(slow, plan.time().slowest()))
            .orElse("");
    return Optional.of(
        new RenewalAtRisk(
            certificate.certificateId(),
            risk,
            certificate.stages(),
            plan.chosen().map(Chosen::policy).orElse(null),
            plan.lastSafeStart(),
            plan.time().slowestBackend().orElse(null),
            "Certificate %s expires on %s and can be renewed safely until %s%s: %s."
                .formatted(
                    certificate.certificateId(),
                    certificate.validity().notAfter(),
                    plan.lastSafeStart(),
                    pace,
                    what),
            now));
  }
}
