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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the gateways said last that they present, by the log so far. */
final class Presentations {
  private final Set<String> joined = new TreeSet<>();
  private final Map<StageRef, Instant> changes = new TreeMap<>();
  private final Map<StageRef, Map<String, Presentation>> said = new TreeMap<>();

  void on(GatewayEvent event) {
    switch (event) {
      case GatewayJoined arrival -> joined.add(arrival.gatewayId());
      case GatewayLeft departure -> joined.remove(departure.gatewayId());
    }
  }

  void on(StageEvent event) {
    switch (event) {
      case StageCreated created -> changes.put(created.stage(), created.at());
      case CertificateAssignedToStage assigned -> changes.put(assigned.stage(), assigned.at());
      case CertificateRemovedFromStage removed -> changes.put(removed.stage(), removed.at());
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

  /** The gateways that have not said what they present at the stage since that changed. */
  List<String> late(StageRef stage) {
    Instant change = changes.get(stage);
    return joined.stream()
        .filter(
            gateway ->
                change != null
                    && last(gateway, stage)
                        .filter(presentation -> presentation.since().equals(change))
                        .isEmpty())
        .toList();
  }

  /** The gateways that said last of the stage what the predicate holds for. */
  List<String> saying(StageRef stage, Predicate<Presentation> what) {
    return joined.stream()
        .filter(gateway -> last(gateway, stage).filter(what).isPresent())
        .toList();
  }

  private Optional<Presentation> last(String gateway, StageRef stage) {
    return Optional.ofNullable(said.getOrDefault(stage, Map.of()).get(gateway));
  }
}
