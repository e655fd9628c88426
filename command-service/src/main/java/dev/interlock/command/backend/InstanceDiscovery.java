package dev.interlock.command.backend;

import dev.interlock.command.backend.Instances.Named;
import dev.interlock.command.backend.Resolver.ResolutionFailed;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Instance;
import dev.interlock.integration.AddressPolicy;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices who joins and leaves a backend whose instances are discovered. */
@Component
class InstanceDiscovery implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InstanceDiscovery.class);

  /** Many instances are probed at once; one answer does for all. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Instances instances;
  private final Resolver resolver;
  private final AddressPolicy addresses;
  private final Commands commands;
  private final Clock clock;
  private final Duration interval;
  private final Duration leaveAfter;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  InstanceDiscovery(
      Instances instances,
      Resolver resolver,
      AddressPolicy addresses,
      Commands commands,
      Clock clock,
      @Value("${interlock.discovery.interval}") Duration interval,
      @Value("${interlock.discovery.leave-after}") Duration leaveAfter) {
    this.instances = instances;
    this.resolver = resolver;
    this.addresses = addresses;
    this.commands = commands;
    this.clock = clock;
    this.interval = interval;
    this.leaveAfter = leaveAfter;
  }

  @Scheduled(fixedDelayString = "${interlock.discovery.check}")
  void runDue() {
    Instant now = clock.instant();
    // Elsewhere: what is scheduled shares one thread, and a server may take its time to answer.
    instances
        .claim(null, now, now.plus(interval))
        .forEach(backend -> threads.execute(() -> resolve(backend)));
    instances
        .silent(now)
        .forEach(
            silent ->
                commands.send(
                    new RecordSilence(
                        silent.backendId(),
                        silent.instance(),
                        silent.lastHeard().toInstant(),
                        now)));
  }

  /** Resolves the name of a backend, if it has one and nobody did just now. */
  void refresh(String backendId) {
    Instant now = clock.instant();
    instances
        .claim(backendId, now.plus(interval).minus(FRESH), now.plus(interval))
        .forEach(this::resolve);
  }

  /** An instance that reports is seen when it does. */
  void heard(String backendId, String instance) {
    instances.seen(backendId, Set.of(instance), clock.instant());
  }

  private void resolve(Named backend) {
    Instant asked = clock.instant();
    try {
      List<Instance> found = instancesAt(backend.name());
      instances.seen(backend.backendId(), found.stream().map(Instance::name).toList(), asked);
      record(
          backend,
          found,
          new TreeSet<>(instances.notSeenSince(backend.backendId(), asked.minus(leaveAfter))),
          null);
    } catch (ResolutionFailed failed) {
      log.warn("The instances of backend {} are not known: {}", backend, failed.getMessage());
      record(backend, List.of(), Set.of(), failed.getMessage());
    } catch (RuntimeException e) {
      log.warn(
          "The instances of backend {} were not recorded; the next answer will be", backend, e);
    }
  }

  private void record(
      Named backend, List<Instance> found, Set<String> gone, @Nullable String problem) {
    commands.send(new RecordInstances(backend.backendId(), found, gone, problem, clock.instant()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** One that may not be called makes the whole answer doubtful: it is no instance of anybody. */
  private List<Instance> instancesAt(String name) throws ResolutionFailed {
    int colon = name.lastIndexOf(':');
    String port = name.substring(colon);
    List<Instance> found = new ArrayList<>();
    for (InetAddress address : resolver.addressesOf(name.substring(0, colon))) {
      Optional<String> refusal = addresses.refusal(address);
      if (refusal.isPresent()) {
        throw new ResolutionFailed(refusal.get());
      }
      String host = address.getHostAddress();
      found.add(new Instance(host, (host.contains(":") ? "[" + host + "]" : host) + port));
    }
    return found;
  }
}
