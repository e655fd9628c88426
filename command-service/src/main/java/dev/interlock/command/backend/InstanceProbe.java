package dev.interlock.command.backend;

import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.PemCertificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.prober.Outcome;
import dev.interlock.command.prober.Presented;
import dev.interlock.command.prober.ProbeReport;
import dev.interlock.command.prober.ProbeTarget;
import dev.interlock.command.prober.Prober;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Instance;
import dev.interlock.contract.Verdict;
import dev.interlock.vault.Impostor;
import dev.interlock.vault.KeyVault;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Probes one instance with every certificate that it has been told of and that still has a key. */
@Component
class InstanceProbe {
  private final Backends backends;
  private final Certificates certificates;
  private final KeyVault vault;
  private final Prober prober = new Prober();
  private final SecureRandom random = new SecureRandom();

  InstanceProbe(Backends backends, Certificates certificates, KeyVault vault) {
    this.backends = backends;
    this.certificates = certificates;
    this.vault = vault;
  }

  ProbeRecorded of(Order order, Instant at) throws InterruptedException {
    BackendRegistered backend = backends.registration(order.backendId());
    List<StoredCertificate> known = known(order.backendId());
    if (known.isEmpty()) {
      Finding nothing = new Finding(Verdict.INCONCLUSIVE, "no bundle yet");
      return new ProbeRecorded(
          order.backendId(), order.instance(), order.version(), Map.of(), nothing, nothing, at);
    }
    ProbeReport report =
        prober.probe(
            target(backend, order.instance()),
            known.stream()
                .map(one -> new Presented(one.certificateId(), vault.keyManager(one.keyHandle())))
                .toList(),
            Impostor.of(known.getLast().x509(), random).keyManager());
    Map<String, Finding> findings = new TreeMap<>();
    report.certificates().forEach((id, outcome) -> findings.put(id, finding(outcome)));
    return new ProbeRecorded(
        order.backendId(),
        order.instance(),
        order.version(),
        findings,
        finding(report.untrusted()),
        finding(report.anonymous()),
        at);
  }

  private List<StoredCertificate> known(String backendId) {
    return backends.toldTo(backendId).stream()
        .map(certificates::find)
        .flatMap(Optional::stream)
        .toList();
  }

  private static ProbeTarget target(BackendRegistered backend, String instance) {
    Instance probed =
        backend.instances().stream()
            .filter(candidate -> candidate.name().equals(instance))
            .findFirst()
            .orElseThrow();
    return new ProbeTarget(
        probed.address(),
        backend.serverName() == null ? "" : backend.serverName(),
        backend.probePath(),
        PemCertificates.parse("serverAuthorities", backend.serverAuthorities()),
        ProbeTarget.DEFAULT_TIMEOUT);
  }

  private static Finding finding(Outcome outcome) {
    return new Finding(outcome.verdict(), outcome.detail(), outcome.doubt());
  }
}
