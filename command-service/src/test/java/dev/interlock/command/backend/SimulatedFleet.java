package dev.interlock.command.backend;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Backends whose instances fetch, install and acknowledge their bundles in any time they like, and
 * accept exactly the certificates of the one that they installed last; and a prober as slow.
 */
public final class SimulatedFleet {
  private static final Finding REFUSED = new Finding(Verdict.REFUSED, "");
  private static final Finding ACCEPTED = new Finding(Verdict.ACCEPTED, "");
  private final RunningService service;
  private final Operator operator;
  private final List<Instance> instances = new ArrayList<>();
  private final List<RecordProbe> underWay = new ArrayList<>();
  private Instant now = Instant.now();

  private static final class Instance {
    final String backendId;
    final String name;
    @Nullable TrustBundle fetched;
    @Nullable TrustBundle installed;

    Instance(String backendId, String name) {
      this.backendId = backendId;
      this.name = name;
    }

    boolean accepts(String certificateId) {
      return installed != null
          && installed.certificates().stream()
              .map(TrustedCertificate::certificateId)
              .anyMatch(certificateId::equals);
    }

    void install() {
      installed = fetched == null ? installed : fetched;
      fetched = null;
    }
  }

  public SimulatedFleet(RunningService service, Operator operator) {
    this.service = service;
    this.operator = operator;
  }

  /** Registers a backend. */
  public void register(String backendId, Evidence required, String... names) {
    operator.register(backendId, required, names);
    for (String name : names) {
      instances.add(new Instance(backendId, name));
    }
  }

  /** Some instance fetches its bundle, and does not yet install it. */
  public synchronized void fetch(Random chance) {
    fetch(some(chance));
  }

  /** Some instance installs what it has fetched. */
  public synchronized void install(Random chance) {
    some(chance).install();
  }

  /** Some instance says what it has installed. */
  public synchronized void acknowledge(Random chance) {
    acknowledge(some(chance));
  }

  /** Every probe that is due is made, and none recorded yet; or it becomes later. */
  public synchronized void probe(Random chance) {
    now = now.plusSeconds(chance.nextInt(20));
    beginProbes();
  }

  /** Some probe that was made is recorded. */
  public synchronized void record(Random chance) {
    if (!underWay.isEmpty()) {
      record(underWay.remove(chance.nextInt(underWay.size())));
    }
  }

  /** Every instance installs the newest bundle and says so, and every probe ordered is made. */
  public synchronized void converge() {
    for (Instance instance : instances) {
      instance.install();
      fetch(instance);
      instance.install();
      acknowledge(instance);
    }
    now = now.plus(Duration.ofMinutes(2));
    beginProbes();
    underWay.forEach(this::record);
    underWay.clear();
  }

  /** What was fetched is installed. */
  public synchronized void installFetched() {
    instances.forEach(Instance::install);
  }

  /** The instances of a backend that would refuse the certificate now. */
  public synchronized List<String> refusing(String backendId, String certificateId) {
    return instances.stream()
        .filter(instance -> instance.backendId.equals(backendId))
        .filter(instance -> !instance.accepts(certificateId))
        .map(instance -> instance.name)
        .toList();
  }

  private Instance some(Random chance) {
    return instances.get(chance.nextInt(instances.size()));
  }

  private void fetch(Instance instance) {
    TrustBundle newest = service.bean(Backends.class).bundle(instance.backendId);
    boolean news = instance.installed == null || instance.installed.version() < newest.version();
    if (instance.fetched == null && news) {
      instance.fetched = newest;
    }
  }

  private void acknowledge(Instance instance) {
    if (instance.installed != null) {
      operator.acknowledge(instance.backendId, instance.name, instance.installed.version());
    }
  }

  private void beginProbes() {
    for (Order order : service.bean(ProbeOrders.class).claim(100, now)) {
      probed(order)
          .map(shown -> new RecordProbe(order, shown, Duration.ZERO))
          .ifPresent(underWay::add);
    }
  }

  private Optional<ProbeRecorded> probed(Order order) {
    return instances.stream()
        .filter(instance -> instance.backendId.equals(order.backendId()))
        .filter(instance -> instance.name.equals(order.instance()))
        .findFirst()
        .map(
            instance -> {
              Map<String, Finding> findings = new TreeMap<>();
              told(order.backendId())
                  .forEach(id -> findings.put(id, instance.accepts(id) ? ACCEPTED : REFUSED));
              return new ProbeRecorded(
                  order.backendId(),
                  order.instance(),
                  order.version(),
                  findings,
                  REFUSED,
                  REFUSED,
                  now);
            });
  }

  private Set<String> told(String backendId) {
    return service.bean(Backends.class).toldTo(backendId).stream().collect(Collectors.toSet());
  }

  private void record(RecordProbe probe) {
    service.bean(Commands.class).send(probe);
  }
}
