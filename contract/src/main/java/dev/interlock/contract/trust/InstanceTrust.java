package dev.interlock.contract.trust;

import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instance: the bundle that it acknowledged last, and the last probe of it.
 *
 * @param version the newest version acknowledged, 0 for none
 * @param claimed the level of that acknowledgement
 * @param held the ids of the certificates in that version
 * @param probe the last probe
 * @param probedFrom the version acknowledged when that probe was made: the instance held it, or a
 *     later one; null before the first probe
 * @param observed when the instance last saw each certificate on real traffic, by certificate id
 */
public record InstanceTrust(
    int version,
    @Nullable Evidence claimed,
    Set<String> held,
    @Nullable ProbeRecorded probe,
    @Nullable Integer probedFrom,
    Map<String, Instant> observed) {

  static final InstanceTrust UNKNOWN = new InstanceTrust(0, null, Set.of(), null, null, Map.of());

  /** What was stored before there were observations has none. */
  public InstanceTrust(
      int version,
      @Nullable Evidence claimed,
      Set<String> held,
      @Nullable ProbeRecorded probe,
      @Nullable Integer probedFrom,
      @Nullable Map<String, Instant> observed) {
    this.version = version;
    this.claimed = claimed;
    this.held = held;
    this.probe = probe;
    this.probedFrom = probedFrom;
    this.observed = observed == null ? Map.of() : observed;
  }

  InstanceTrust observing(String certificateId, Instant lastSeen) {
    Map<String, Instant> changed = new TreeMap<>(observed);
    changed.merge(certificateId, lastSeen, (known, now) -> known.isAfter(now) ? known : now);
    return new InstanceTrust(version, claimed, held, probe, probedFrom, changed);
  }

  boolean observedAfter(Instant moment, String certificateId) {
    Instant seen = observed.get(certificateId);
    return seen != null && seen.isAfter(moment);
  }

  /** The oldest version that what is known of the instance may be about. */
  int oldest() {
    return probedFrom == null ? version : probedFrom;
  }

  /**
   * Whether it is known, at the level required, that the instance accepts the certificate, and will
   * whatever bundle it is about to install.
   */
  boolean accepts(String certificateId, Evidence required, BundleHistory history) {
    OptionalInt since = history.heldSince(certificateId);
    return since.isPresent()
        && switch (required) {
          case DECLARED, WRITTEN, LOADED -> claims(required, since.getAsInt());
          case ACCEPTED -> acceptedSince(since.getAsInt(), certificateId, history);
          case DISCRIMINATING, OBSERVED ->
              acceptedSince(since.getAsInt(), certificateId, history) && refusesStrangers();
        };
  }

  /**
   * Whether it is known, at the level required, that the instance refuses the certificate, and is
   * not told to trust it. A refusal counts only beside a success of the same probe: a server that
   * is down refuses nobody.
   */
  boolean refuses(String certificateId, Evidence required, BundleHistory history) {
    OptionalInt since = history.lackedSince(certificateId);
    return since.isPresent()
        && switch (required) {
          case DECLARED, WRITTEN, LOADED -> claims(required, since.getAsInt());
          case ACCEPTED -> refusedSince(since.getAsInt(), certificateId);
          case DISCRIMINATING, OBSERVED ->
              refusedSince(since.getAsInt(), certificateId) && refusesStrangers();
        };
  }

  private boolean claims(Evidence required, int since) {
    return claimed != null && claimed.satisfies(required) && version >= since;
  }

  /**
   * What was accepted proves nothing when it may have been by an earlier bundle that held the
   * certificate too: the instance may yet install one in between, which did not.
   */
  private boolean acceptedSince(int since, String certificateId, BundleHistory history) {
    return probedSince(since)
        && found(certificateId, Verdict.ACCEPTED)
        && !history.heldBetween(oldest(), since, certificateId);
  }

  private boolean refusedSince(int since, String certificateId) {
    return probedSince(since) && found(certificateId, Verdict.REFUSED) && acceptsSomebody();
  }

  private boolean probedSince(int since) {
    return probe != null && probe.bundleVersion() >= since;
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
