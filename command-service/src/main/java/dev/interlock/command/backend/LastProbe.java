package dev.interlock.command.backend;

import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Finding;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A probe of an instance, and the bundle version that the instance had acknowledged then.
 *
 * @param acknowledged 0 for none
 */
record LastProbe(ProbeRecorded probe, int acknowledged) {

  Instant at() {
    return probe.at();
  }

  boolean isNotAfter(Instant moment) {
    return !at().isAfter(moment);
  }

  /** Whether the next one changes what is known; the words of a finding do not. */
  boolean differsFrom(LastProbe next) {
    return acknowledged != next.acknowledged || !shown(probe).equals(shown(next.probe));
  }

  private static ProbeRecorded shown(ProbeRecorded probe) {
    Map<String, Finding> certificates = new TreeMap<>(probe.certificates());
    certificates.replaceAll((id, finding) -> finding.withoutDetail());
    return new ProbeRecorded(
        probe.backendId(),
        probe.instance(),
        probe.bundleVersion(),
        certificates,
        probe.untrusted().withoutDetail(),
        probe.anonymous().withoutDetail(),
        Instant.EPOCH);
  }
}
