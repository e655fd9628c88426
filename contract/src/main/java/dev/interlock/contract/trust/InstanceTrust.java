package dev.interlock.contract.trust;

import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instance: the bundle that it acknowledged last, and the last probe of it.
 *
 * @param version the newest version acknowledged, 0 for none
 * @param claimed the level of that acknowledgement
 * @param held the ids of the certificates in that version
 * @param probe the last probe
 */
public record InstanceTrust(
    int version, @Nullable Evidence claimed, Set<String> held, @Nullable ProbeRecorded probe) {

  static final InstanceTrust UNKNOWN = new InstanceTrust(0, null, Set.of(), null);

  /** Whether it is known, at the level required, that the instance accepts the certificate. */
  public boolean accepts(String certificateId, Evidence required) {
    return switch (required) {
      case DECLARED, WRITTEN, LOADED -> holds(required) && held.contains(certificateId);
      case ACCEPTED -> found(certificateId, Verdict.ACCEPTED);
      case DISCRIMINATING, OBSERVED -> found(certificateId, Verdict.ACCEPTED) && refusesStrangers();
    };
  }

  /**
   * Whether it is known, at the level required, that the instance refuses the certificate. A
   * refusal counts only beside a success of the same probe: a server that is down refuses nobody.
   */
  public boolean refuses(String certificateId, Evidence required) {
    return switch (required) {
      case DECLARED, WRITTEN, LOADED -> holds(required) && !held.contains(certificateId);
      case ACCEPTED -> found(certificateId, Verdict.REFUSED) && acceptsSomebody();
      case DISCRIMINATING, OBSERVED ->
          found(certificateId, Verdict.REFUSED) && acceptsSomebody() && refusesStrangers();
    };
  }

  private boolean holds(Evidence required) {
    return claimed != null && claimed.satisfies(required);
  }

  private boolean found(String certificateId, Verdict verdict) {
    Finding finding = probe == null ? null : probe.certificates().get(certificateId);
    return finding != null && finding.verdict() == verdict;
  }

  private boolean acceptsSomebody() {
    return probe != null
        && probe.certificates().values().stream()
            .anyMatch(finding -> finding.verdict() == Verdict.ACCEPTED);
  }

  private boolean refusesStrangers() {
    return probe != null
        && probe.untrusted().verdict() == Verdict.REFUSED
        && probe.anonymous().verdict() == Verdict.REFUSED;
  }
}
