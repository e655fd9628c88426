package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.gateway.Presentations;
import dev.interlock.command.gateway.Presentations.GatewayAtStage;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.command.rules.StageRows.StageRow;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * No rotation goes on while a gateway may still present what a stage of it has ceased to present.
 * One that has joined counts until it has left: a silent one may present anything.
 */
@Component
class FollowingGateways {
  private final StageRows stages;
  private final Rotations rotations;
  private final Presentations presentations;

  FollowingGateways(StageRows stages, Rotations rotations, Presentations presentations) {
    this.stages = stages;
    this.rotations = rotations;
    this.presentations = presentations;
  }

  /** What is wrong with what a gateway presents at a stage, if anything. */
  @FunctionalInterface
  private interface Rule {
    Optional<String> breach(Presentation said, StageRow stage);
  }

  private record Breach(String gatewayId, String text) {
    static Breach of(GatewayAtStage gateway, String what, StageRef stage) {
      return new Breach(
          gateway.gatewayId(),
          "gateway %s, last heard of at %s, %s at stage %s"
              .formatted(gateway.gatewayId(), gateway.heardAt(), what, stage));
    }
  }

  /**
   * Says nothing when what the gateways present lets a rotation enter a phase.
   *
   * @throws Refusal CONFLICT, naming the gateways, the stages and what they present there
   */
  void mayEnter(RotationRow rotation, RotationPhase phase) {
    String old = rotation.oldCertificateId();
    String successor = rotation.newCertificateId();
    Rule switched = (said, stage) -> notSwitched(said, stage, successor);
    List<Breach> breaches =
        switch (phase) {
          case DRAINING -> breaches(rotation, stage -> true, switched);
          case UNTRUSTING ->
              breaches(
                  rotation,
                  stage -> true,
                  rotation.kind() == RotationKind.EMERGENCY
                      // Nobody waits for the connections that a compromised key opened.
                      ? switched
                      : (said, stage) ->
                          switched.breach(said, stage).or(() -> connected(said, old)));
          case ROLLED_BACK ->
              breaches(
                  rotation,
                  stage -> hasReturned(stage, rotation),
                  (said, stage) -> notReturned(said, stage, successor));
          case PLANNED,
              PREPARED,
              DISTRIBUTING,
              ACTIVATING,
              RETIRED,
              ROLLING_BACK,
              WITHDRAWING,
              REHEARSED ->
              List.of();
        };
    if (!breaches.isEmpty()) {
      throw Refusal.conflict(
          "Rotation %s cannot enter %s: %s; wait for it, or if it is gone for good, say so: DELETE /v1/gateways/%s, ./interlock gateway remove %<s --reason …"
              .formatted(
                  rotation.rotationId(),
                  phase,
                  String.join(", ", breaches.stream().map(Breach::text).toList()),
                  breaches.getFirst().gatewayId()));
    }
  }

  private List<Breach> breaches(RotationRow rotation, Predicate<StageRow> concerned, Rule rule) {
    return rotations.stagesOf(rotation.rotationId()).stream()
        .flatMap(
            stage ->
                stages.keep(stage).filter(concerned).stream()
                    .flatMap(row -> breaches(stage, row, rule)))
        .toList();
  }

  private Stream<Breach> breaches(StageRef stage, StageRow row, Rule rule) {
    return presentations.at(stage).stream()
        .flatMap(
            gateway ->
                breach(gateway, row, rule).map(what -> Breach.of(gateway, what, stage)).stream());
  }

  private static Optional<String> breach(GatewayAtStage gateway, StageRow stage, Rule rule) {
    Presentation said = gateway.presentation();
    return said == null ? Optional.of("has not said what it presents") : rule.breach(said, stage);
  }

  private static Optional<String> notSwitched(Presentation said, StageRow stage, String successor) {
    return follows(said, stage) && successor.equals(said.certificateId())
        ? Optional.empty()
        : presenting(said);
  }

  /** One that kept the successor, since what it would return to has expired, has not. */
  private static boolean hasReturned(StageRow stage, RotationRow rotation) {
    return rotation.rotationId().equals(stage.switchedBy())
        && !rotation.newCertificateId().equals(stage.clientCertificateId());
  }

  private static Optional<String> notReturned(Presentation said, StageRow stage, String successor) {
    return follows(said, stage) && !successor.equals(said.certificateId())
        ? connected(said, successor)
        : presenting(said);
  }

  private static boolean follows(Presentation said, StageRow stage) {
    return said.since().equals(Instant.parse(stage.followSince()));
  }

  private static Optional<String> presenting(Presentation said) {
    return Optional.of(
        "presents %s, as far as it has said,"
            .formatted(Objects.requireNonNullElse(said.certificateId(), "no certificate")));
  }

  private static Optional<String> connected(Presentation said, String certificateId) {
    int connections = said.oldConnectionsOf(certificateId);
    return connections == 0
        ? Optional.empty()
        : Optional.of(
            "has said that %d open connections present %s".formatted(connections, certificateId));
  }
}
