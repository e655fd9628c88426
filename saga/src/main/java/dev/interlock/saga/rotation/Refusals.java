package dev.interlock.saga.rotation;

import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.InstanceTrust;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Instances that say that they hold a certificate, and turned it away though a stage presents it.
 */
final class Refusals {
  private Refusals() {}

  /** The first one in a probe after a moment, in words; none where no probe is required. */
  static Optional<String> since(
      Instant moment, String certificateId, Map<String, Optional<BackendFact>> backends) {
    return backends.values().stream()
        .flatMap(Optional::stream)
        .filter(fact -> !fact.trust().required().claimable())
        .flatMap(fact -> fact.trust().instances().values().stream())
        // One that joins has still to install it.
        .filter(instance -> instance.held().contains(certificateId))
        .map(InstanceTrust::probe)
        .filter(Objects::nonNull)
        .filter(probe -> probe.at().isAfter(moment))
        .filter(probe -> verdict(probe, certificateId) == Verdict.REFUSED)
        .map(
            probe ->
                "Backend %s: %s refused %s at %s, after a stage was switched to it. Mend this and resume, or roll back."
                    .formatted(probe.backendId(), probe.instance(), certificateId, probe.at()))
        .findFirst();
  }

  private static Verdict verdict(ProbeRecorded probe, String certificateId) {
    Finding finding = probe.certificates().get(certificateId);
    return finding == null ? Verdict.INCONCLUSIVE : finding.verdict();
  }
}
