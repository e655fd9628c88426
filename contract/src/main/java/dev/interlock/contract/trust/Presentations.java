package dev.interlock.contract.trust;

import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the gateways said last that they present, by the log so far. */
final class Presentations {
  /** By their names, how much had happened when they joined. */
  private final Map<String, Long> joined = new TreeMap<>();

  private final Map<StageRef, Change> changes = new TreeMap<>();
  private final Map<StageRef, Map<String, Presentation>> said = new TreeMap<>();
  private long happened;

  private record Change(Instant at, long happened) {}

  void on(GatewayEvent event) {
    happened++;
    switch (event) {
      case GatewayJoined arrival -> joined.put(arrival.gatewayId(), happened);
      case GatewayLeft departure -> joined.remove(departure.gatewayId());
    }
  }

  void on(StageEvent event) {
    happened++;
    switch (event) {
      case StageCreated created -> change(created);
      case CertificateAssignedToStage assigned -> change(assigned);
      case CertificateRemovedFromStage removed -> change(removed);
      case PresentationReported reported ->
          said.computeIfAbsent(reported.stage(), stage -> new TreeMap<>())
              .put(reported.gatewayId(), reported.presentation());
      case StageDeleted deleted -> {
        changes.remove(deleted.stage());
        said.remove(deleted.stage());
      }
      case StageUpdated ignored -> {}
      case StageTagged ignored -> {}
      case StageUntagged ignored -> {}
    }
  }

  private void change(StageEvent event) {
    changes.put(event.stage(), new Change(event.at(), happened));
  }

  /**
   * The gateways that have not said what they present at the stage since that changed. One that
   * joined after the change has read it before it presented anything.
   */
  List<String> late(StageRef stage) {
    Change change = changes.get(stage);
    return change == null
        ? List.of()
        : joined.entrySet().stream()
            .filter(gateway -> gateway.getValue() < change.happened())
            .map(Map.Entry::getKey)
            .filter(
                gateway ->
                    last(gateway, stage)
                        .filter(presentation -> presentation.since().equals(change.at()))
                        .isEmpty())
            .toList();
  }

  /** The gateways that said last of the stage what the predicate holds for. */
  List<String> saying(StageRef stage, Predicate<Presentation> what) {
    return joined.keySet().stream()
        .filter(gateway -> last(gateway, stage).filter(what).isPresent())
        .toList();
  }

  private Optional<Presentation> last(String gateway, StageRef stage) {
    return Optional.ofNullable(said.getOrDefault(stage, Map.of()).get(gateway));
  }
}
