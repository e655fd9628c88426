package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.Backends;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * No rotation goes on, and no backend is told to distrust, while a gateway may present what it must
 * not any more. One that has joined counts until it has left: a silent one may present anything.
 */
@Component
class FollowingGateways {
  private final StageRows stages;
  private final Rotations rotations;
  private final Backends backends;
  private final Presentations presentations;

  FollowingGateways(
      StageRows stages, Rotations rotations, Backends backends, Presentations presentations) {
    this.stages = stages;
    this.rotations = rotations;
    this.backends = backends;
    this.presentations = presentations;
  }

  /** What is wrong with what a gateway presents at a stage, if anything. */
  @FunctionalInterface
  private interface Rule {
    Optional<String> breach(@Nullable Presentation said, StageRow stage);

    default Rule or(Rule other) {
      return (said, stage) -> breach(said, stage).or(() -> other.breach(said, stage));
    }
  }

  private record Breach(String gatewayId, String text) {}

  /**
   * Says nothing when what the gateways present lets a rotation enter a phase.
   *
   * @throws Refusal CONFLICT, naming the gateways, the stages and what they present there
   */
  void mayEnter(RotationRow rotation, RotationPhase phase) {
    Rule follow = FollowingGateways::notFollowing;
    List<Breach> breaches =
        switch (phase) {
          case DRAINING -> breaches(kept(rotation), follow);
          case UNTRUSTING -> {
            String old = rotation.oldCertificateId();
            Set<StageRef> asked = kept(rotation);
            asked.addAll(backends.stagesTrusting(old));
            yield breaches(asked, follow.or(using(old, isCompromised(rotation, old))));
          }
          case ROLLED_BACK ->
              breaches(
                  kept(rotation),
                  ofReturned(rotation, follow.or(using(rotation.newCertificateId(), false))));
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
    requireNone(breaches, "Rotation %s cannot enter %s: ".formatted(rotation.rotationId(), phase));
  }

  /**
   * Says nothing when no gateway would be refused by a backend that distrusts some certificates.
   *
   * @param served the stages of the backend
   * @throws Refusal CONFLICT, naming the gateways, the stages and what they present there
   */
  void mayDistrust(Set<StageRef> served, Set<String> dropped, String rotationId) {
    if (dropped.isEmpty()) {
      return;
    }
    Optional<RotationRow> rotation = rotations.find(rotationId);
    Rule rule =
        rotation
            .map(known -> ofReturned(known, FollowingGateways::notFollowing))
            .orElse((said, stage) -> Optional.empty());
    for (String certificate : dropped) {
      boolean compromised = rotation.filter(known -> isCompromised(known, certificate)).isPresent();
      rule = rule.or(using(certificate, compromised));
    }
    requireNone(
        breaches(served, rule),
        "Certificate %s cannot be taken from the bundle: ".formatted(String.join(", ", dropped)));
  }

  /** The stages of a rotation, none of which changes what it presents meanwhile. */
  private Set<StageRef> kept(RotationRow rotation) {
    Set<StageRef> moved = new TreeSet<>(rotations.stagesOf(rotation.rotationId()));
    moved.forEach(stages::keep);
    return moved;
  }

  private static void requireNone(List<Breach> breaches, String refusal) {
    if (!breaches.isEmpty()) {
      throw Refusal.conflict(
          "%s%s; wait for it, or if it is gone for good, say so: DELETE /v1/gateways/%s, ./interlock gateway remove %<s --reason …"
              .formatted(
                  refusal,
                  String.join(", ", breaches.stream().map(Breach::text).toList()),
                  breaches.getFirst().gatewayId()));
    }
  }

  private List<Breach> breaches(Set<StageRef> asked, Rule rule) {
    List<Breach> breaches = new ArrayList<>();
    for (StageRef stage : asked) {
      stages
          .find(stage)
          .ifPresent(
              row ->
                  presentations
                      .at(stage)
                      .forEach(
                          gateway ->
                              rule.breach(gateway.presentation(), row)
                                  .map(what -> breach(gateway, stage, what))
                                  .ifPresent(breaches::add)));
    }
    return breaches;
  }

  private static Breach breach(GatewayAtStage gateway, StageRef stage, String what) {
    return new Breach(
        gateway.gatewayId(),
        "gateway %s, last heard of at %s, %s at stage %s"
            .formatted(gateway.gatewayId(), gateway.heardAt(), what, stage));
  }

  private static Optional<String> notFollowing(@Nullable Presentation said, StageRow stage) {
    if (said == null) {
      return Optional.of("has not said what it presents");
    }
    boolean follows =
        said.since().equals(Instant.parse(stage.followSince()))
            && Objects.equals(said.certificateId(), stage.clientCertificateId());
    return follows
        ? Optional.empty()
        : Optional.of(
            "presents %s, as far as it has said,"
                .formatted(Objects.requireNonNullElse(said.certificateId(), "no certificate")));
  }

  /** For stages that the rotation has switched, but for one that keeps the successor. */
  private static Rule ofReturned(RotationRow rotation, Rule rule) {
    return (said, stage) ->
        rotation.rotationId().equals(stage.switchedBy())
                && !(rotation.phase() == RotationPhase.ROLLING_BACK
                    && rotation.newCertificateId().equals(stage.clientCertificateId()))
            ? rule.breach(said, stage)
            : Optional.empty();
  }

  /** Nobody waits for the connections that a compromised key opened. */
  private static boolean isCompromised(RotationRow rotation, String certificateId) {
    return rotation.kind() == RotationKind.EMERGENCY
        && certificateId.equals(rotation.oldCertificateId());
  }

  private static Rule using(String certificateId, boolean compromised) {
    return (said, stage) -> {
      if (said == null) {
        return Optional.empty();
      }
      int connections = compromised ? 0 : said.oldConnectionsOf(certificateId);
      return certificateId.equals(said.certificateId())
          ? Optional.of("presents %s, as far as it has said,".formatted(certificateId))
          : connections == 0
              ? Optional.empty()
              : Optional.of(
                  "has said that %d open connections present %s"
                      .formatted(connections, certificateId));
    };
  }
}
