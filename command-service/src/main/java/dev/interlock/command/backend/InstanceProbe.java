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
import dev.interlock.contract.Verdict;
import dev.interlock.integration.AddressPolicy;
import dev.interlock.vault.Impostor;
import dev.interlock.vault.KeyVault;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
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
  private final Instances instances;
  private final Prober prober;
  private final SecureRandom random = new SecureRandom();

  InstanceProbe(
      Backends backends,
      Instances instances,
      Certificates certificates,
      KeyVault vault,
      AddressPolicy addresses) {
    this.backends = backends;
    this.instances = instances;
    this.prober = new Prober(addresses::refusal);
    this.certificates = certificates;
    this.vault = vault;
  }

  /** What a probe shows now; empty when the instance has left. */
  Optional<ProbeRecorded> of(Order order, Instant at) throws InterruptedException {
    Optional<String> address = instances.addressOf(order.backendId(), order.instance());
    return address.isEmpty() ? Optional.empty() : Optional.of(probe(order, address.get(), at));
  }

  private ProbeRecorded probe(Order order, String address, Instant at) throws InterruptedException {
    BackendRegistered backend = backends.registration(order.backendId());
    List<StoredCertificate> known = known(order.backendId());
    if (known.isEmpty()) {
      Finding nothing = new Finding(Verdict.INCONCLUSIVE, "no bundle yet");
      return new ProbeRecorded(
          order.backendId(), order.instance(), order.version(), Map.of(), nothing, nothing, at);
    }
    ProbeReport report =
        prober.probe(
            target(backend, address),
            known.stream()
                .map(one -> new Presented(one.certificateId(), vault.keyManager(one.keyHandle())))
                .toList(),
            Impostor.of(freshest(known).x509(), random).keyManager());
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

  /** That the control is refused must be for want of trust, not because it has expired. */
  private static StoredCertificate freshest(List<StoredCertificate> known) {
    return known.stream()
        .max(Comparator.comparing(one -> one.certificate().notAfter()))
        .orElseThrow();
  }

  private List<StoredCertificate> known(String backendId) {
    return backends.toldTo(backendId).stream()
        .map(certificates::find)
        .flatMap(Optional::stream)
        .toList();
  }

  private ProbeTarget target(BackendRegistered backend, String address) {
    return new ProbeTarget(
        address,
        serverName(backend),
        backend.probePath(),
        PemCertificates.parse("serverAuthorities", backend.serverAuthorities()),
        ProbeTarget.DEFAULT_TIMEOUT);
  }

  /** Where a name leads to the instances, their certificates are of that name. */
  private String serverName(BackendRegistered backend) {
    return backend.serverName() != null
        ? backend.serverName()
        : instances
            .nameOf(backend.backendId())
            .map(name -> name.substring(0, name.lastIndexOf(':')))
            .orElse("");
  }

  private static Finding finding(Outcome outcome) {
    return new Finding(outcome.verdict(), outcome.detail(), outcome.doubt());
  }
}
