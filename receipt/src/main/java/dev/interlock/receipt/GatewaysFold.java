package dev.interlock.receipt;

import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageRef;
import dev.interlock.receipt.Receipt.GatewayEvidence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The gateways, event by event: who serves, and what each said last that it presents. */
final class GatewaysFold {
  private final Map<String, Logged> joined = new TreeMap<>();
  private final Map<String, Map<StageRef, Logged>> presented = new TreeMap<>();

  /** Takes in an event, and says whether a person took a gateway out by it. */
  boolean on(Logged logged, GatewayEvent event) {
    return switch (event) {
      case GatewayJoined ignored -> {
        joined.put(event.gatewayId(), logged);
        yield false;
      }
      case GatewayLeft left -> {
        joined.remove(event.gatewayId());
        yield left.by() != null;
      }
    };
  }

  void on(Logged logged, PresentationReported event) {
    presented
        .computeIfAbsent(event.gatewayId(), name -> new TreeMap<>())
        .put(event.stage(), logged);
  }

  /**
   * What those that serve have said by now of stages; null when nobody serves.
   *
   * @param citing notes an event, and gives its position
   */
  @Nullable List<GatewayEvidence> evidence(
      Collection<StageRef> stages, ToLongFunction<Logged> citing) {
    return joined.isEmpty()
        ? null
        : joined.entrySet().stream()
            .map(
                gateway ->
                    new GatewayEvidence(
                        gateway.getKey(),
                        citing.applyAsLong(gateway.getValue()),
                        presented.getOrDefault(gateway.getKey(), Map.of()).entrySet().stream()
                            .filter(said -> stages.contains(said.getKey()))
                            .map(said -> citing.applyAsLong(said.getValue()))
                            .toList()))
            .toList();
  }
}
