package dev.interlock.standalone.demo;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the demo reads of {@code GET /v1/backends/{id}}. */
record BackendReport(String backendId, Bundle bundle, List<InstanceReport> instances) {

  record Bundle(int version, Set<String> certificates) {}

  record InstanceReport(
      String instance,
      int acknowledgedVersion,
      @Nullable Evidence acknowledgedEvidence,
      @Nullable Probe lastProbe) {}

  record Probe(
      Instant at, Map<String, Finding> certificates, Finding untrusted, Finding anonymous) {

    boolean accepts(String certificateId) {
      Finding finding = certificates.get(certificateId);
      return finding != null && finding.verdict() == Verdict.ACCEPTED;
    }

    boolean refusesStrangers() {
      return untrusted.verdict() == Verdict.REFUSED && anonymous.verdict() == Verdict.REFUSED;
    }
  }

  /** Whether every instance was seen to accept the certificate, and to refuse strangers. */
  boolean proves(String certificateId) {
    return !instances.isEmpty()
        && instances.stream()
            .map(InstanceReport::lastProbe)
            .allMatch(
                probe -> probe != null && probe.accepts(certificateId) && probe.refusesStrangers());
  }
}
