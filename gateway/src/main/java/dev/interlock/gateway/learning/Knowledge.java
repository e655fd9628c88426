package dev.interlock.gateway.learning;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageRef;
import dev.interlock.gateway.learning.Assignment.Certificate;
import dev.interlock.gateway.routing.Routes;
import dev.interlock.gateway.routing.ServedStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the events say so far. They come in order for each aggregate, not between aggregates: what
 * refers to something that is not known yet waits for it. One thread has it.
 */
final class Knowledge {
  private final Deployments deployments = new Deployments();
  private final Certificates certificates = new Certificates();
  private final ServerRoots roots = new ServerRoots();
  private final Map<StageRef, KnownStage> stages = new TreeMap<>();
  private final Map<String, Long> taken = new HashMap<>();
  private final Consumer<GatewayEvent> gateways;

  /**
   * Knows nothing yet.
   *
   * @param gateways takes what is said of gateways
   */
  Knowledge(Consumer<GatewayEvent> gateways) {
    this.gateways = gateways;
  }

  /**
   * Takes the next event of an aggregate; one that was taken already changes nothing.
   *
   * @param sequence its number within the aggregate
   */
  void on(Event event, long sequence) {
    // Ids are unique within a kind of aggregate alone.
    switch (event) {
      case RestApiEvent api -> once("api", event, sequence, () -> deployments.on(api));
      case StageEvent stage -> once("stage", event, sequence, () -> on(stage));
      case CertificateEvent certificate ->
          once("certificate", event, sequence, () -> certificates.on(certificate));
      case BackendEvent backend -> once("backend", event, sequence, () -> roots.on(backend));
      case RotationEvent ignored -> {}
      case GatewayEvent gateway -> once("gateway", event, sequence, () -> gateways.accept(gateway));
      case AccessKeyEvent ignored -> {}
      case RenewalEvent ignored -> {}
    }
  }

  private void once(String kind, Event event, long sequence, Runnable effect) {
    String aggregate = kind + " " + event.aggregateId();
    if (sequence > taken.getOrDefault(aggregate, -1L)) {
      effect.run();
      taken.put(aggregate, sequence);
    }
  }

  private void on(StageEvent event) {
    stages.compute(
        event.stage(),
        (stage, known) ->
            event instanceof StageEvent.StageCreated created
                ? KnownStage.of(created)
                : known == null ? null : known.on(event));
  }

  /** The stages that exist. */
  List<StageRef> stages() {
    return List.copyOf(stages.keySet());
  }

  /** The stages whose deployment is known. */
  Routes routes() {
    Map<StageRef, ServedStage> served = new HashMap<>();
    stages.forEach(
        (stage, known) ->
            deployments
                .find(stage.restApiId(), known.deploymentId())
                .ifPresent(
                    methods ->
                        served.put(stage, new ServedStage(stage, known.variables(), methods))));
    return new Routes(served);
  }

  /** What each stage is to present, but for those whose certificate is not known yet. */
  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    stages.forEach(
        (stage, known) -> {
          String id = known.certificateId();
          Optional<Certificate> certificate = id == null ? Optional.empty() : certificates.find(id);
          if (id == null || certificate.isPresent()) {
            assignments.add(
                new Assignment(stage, known.since(), certificate.orElse(null), roots.of(stage)));
          }
        });
    return assignments;
  }
}
