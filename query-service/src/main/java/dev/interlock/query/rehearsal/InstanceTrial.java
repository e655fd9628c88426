package dev.interlock.query.rehearsal;

import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one instance did with a certificate since its backend was told of it.
 *
 * @param reported whether it has acknowledged a bundle since
 * @param acceptedAt when it was proved first that it accepts the certificate
 * @param shown the strongest evidence of that
 * @param refusedAt since when it is proved that it refuses the certificate again
 * @param shutOut other certificates of its bundle that it refused once it held this one
 * @param letsInStrangers whether it let in an untrusted certificate, or none
 */
record InstanceTrial(
    boolean reported,
    @Nullable Instant acceptedAt,
    @Nullable Evidence shown,
    @Nullable Instant refusedAt,
    Set<String> shutOut,
    boolean letsInStrangers) {
  static final InstanceTrial NOTHING = new InstanceTrial(false, null, null, null, Set.of(), false);

  InstanceTrial {
    shutOut = Collections.unmodifiableSet(new TreeSet<>(shutOut));
  }

  InstanceTrial reporting() {
    return new InstanceTrial(true, acceptedAt, shown, refusedAt, shutOut, letsInStrangers);
  }

  /** What a probe found, at the level of single certificates. */
  InstanceTrial probed(ProbeRecorded probe, String certificateId, Set<String> bundle) {
    boolean accepted = verdict(probe.certificates().get(certificateId)) == Verdict.ACCEPTED;
    Set<String> refused = new TreeSet<>(shutOut);
    // An instance that has not installed its bundle yet shuts nobody out by it.
    if (accepted || reported) {
      bundle.stream()
          .filter(other -> !other.equals(certificateId))
          .filter(other -> verdict(probe.certificates().get(other)) == Verdict.REFUSED)
          .forEach(refused::add);
    }
    return new InstanceTrial(
        reported,
        acceptedAt,
        shown,
        accepted ? null : refusedAt,
        refused,
        letsInStrangers
            || probe.untrusted().verdict() == Verdict.ACCEPTED
            || probe.anonymous().verdict() == Verdict.ACCEPTED);
  }

  /** What is proved of it now. */
  InstanceTrial proving(
      String name, String certificateId, BackendTrust trust, boolean dropped, Instant at) {
    boolean accepts = !trust.notAccepting(certificateId).contains(name);
    boolean refuses = dropped && !trust.notRefusing(certificateId).contains(name);
    return new InstanceTrial(
        reported,
        acceptedAt == null && accepts ? at : acceptedAt,
        stronger(shown, trust.shown(name, certificateId).orElse(null)),
        refusedAt == null && refuses ? at : refusedAt,
        shutOut,
        letsInStrangers);
  }

  InstanceTrial told() {
    return new InstanceTrial(reported, acceptedAt, shown, null, shutOut, letsInStrangers);
  }

  private static @Nullable Evidence stronger(@Nullable Evidence one, @Nullable Evidence other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.satisfies(other) ? one : other;
  }

  private static Verdict verdict(@Nullable Finding finding) {
    return finding == null ? Verdict.INCONCLUSIVE : finding.verdict();
  }
}
