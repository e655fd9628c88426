package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.RemindRotation;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One rotation: which phase it is in, whether it may enter the next, and what people ask of it. */
@AggregateRoot
class Rotation {
  @AggregateIdentifier private @Nullable String rotationId;
  private RotationKind kind = RotationKind.ROUTINE;
  private RotationPhase phase = RotationPhase.PLANNED;
  private List<String> backends = List.of();
  private final Set<String> excluded = new TreeSet<>();
  private boolean held;
  private int holds;
  private boolean resumed;
  private boolean takenBack;
  private boolean expedited;

  Rotation() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RequestRotation command) {
    AggregateLifecycle.apply(command.request());
  }

  @CommandHandler
  void handle(EnterRotationPhase command, RotationGuard guard) {
    if (command.phase() == phase) {
      return;
    }
    if (!kind.leads(phase, command.phase())) {
      throw Refusal.conflict(
          "Rotation %s is %s and cannot enter %s"
              .formatted(command.rotationId(), phase, command.phase()));
    }
    boolean back = command.phase() == RotationPhase.ROLLING_BACK;
    if (takenBack && phase.reversible() && !back) {
      throw Refusal.conflict(
          "Rotation %s is being taken back and does not enter %s"
              .formatted(command.rotationId(), command.phase()));
    }
    if (held && !back) {
      throw Refusal.conflict(
          "Rotation %s is held and does not enter %s; resume it first"
              .formatted(command.rotationId(), command.phase()));
    }
    if (back && !takenBack) {
      throw Refusal.conflict(
          "Rotation %s does not roll back, for nobody asked for it"
              .formatted(command.rotationId()));
    }
    guard.mayEnter(command.rotationId(), command.phase());
    AggregateLifecycle.apply(
        new RotationPhaseEntered(
            command.rotationId(), command.phase(), command.because(), command.at()));
  }

  /** A hold that was decided before the last resume is void: the person knew better. */
  @CommandHandler
  void handle(HoldRotation command) {
    boolean inTime = command.earlierHolds() == null || command.earlierHolds() == holds;
    if (!held && inTime && !phase.terminal()) {
      AggregateLifecycle.apply(
          new RotationHeld(
              command.rotationId(), command.reason(), command.backends(), null, command.at()));
    }
  }

  /** Comes too late when the phase is over or somebody holds the rotation: then nobody waits. */
  @CommandHandler
  void handle(RemindRotation command) {
    if (!held && phase == command.phase()) {
      AggregateLifecycle.apply(
          new RotationReminded(
              command.rotationId(),
              command.phase(),
              command.reason(),
              command.backends(),
              command.at()));
    }
  }

  @CommandHandler
  void handle(Intervention.Hold command) {
    if (held) {
      return;
    }
    standing().require(command.rotationId(), Exit.HOLD);
    String reason = command.reason() == null ? "a person asked for it" : command.reason();
    AggregateLifecycle.apply(
        new RotationHeld(command.rotationId(), reason, List.of(), command.by(), command.at()));
  }

  @CommandHandler
  void handle(Intervention.Resume command) {
    if (!held && resumed) {
      return;
    }
    standing().require(command.rotationId(), Exit.RESUME);
    AggregateLifecycle.apply(new RotationResumed(command.rotationId(), command.by(), command.at()));
  }

  @CommandHandler
  void handle(Intervention.Abort command, RotationMembers members) {
    if (takenBack) {
      return;
    }
    standing().require(command.rotationId(), Exit.ABORT);
    requireReasonToReturn(command.reason());
    List<StageRef> switched = members.switched(command.rotationId());
    if (!switched.isEmpty()) {
      throw standing()
          .refusal(
              command.rotationId(),
              Exit.ABORT,
              "%s switched already; a rollback returns them first".formatted(switched));
    }
    AggregateLifecycle.apply(
        new RotationAbortRequested(
            command.rotationId(), command.reason(), command.by(), command.at()));
  }

  @CommandHandler
  void handle(Intervention.RollBack command, RotationMembers members) {
    if (takenBack) {
      return;
    }
    standing().require(command.rotationId(), Exit.ROLLBACK);
    requireReasonToReturn(command.reason());
    members
        .noWayBack(command.rotationId())
        .ifPresent(
            why -> {
              throw standing().refusal(command.rotationId(), Exit.ROLLBACK, why);
            });
    AggregateLifecycle.apply(
        new RotationRollbackRequested(
            command.rotationId(), command.reason(), command.by(), command.at()));
  }

  @CommandHandler
  void handle(Intervention.Exclude command, RotationMembers members) {
    if (excluded.contains(command.backendId())) {
      return;
    }
    standing().require(command.rotationId(), Exit.EXCLUDE);
    Set<String> own = new TreeSet<>(members.serving(command.rotationId()));
    own.addAll(backends);
    if (!own.contains(command.backendId())) {
      throw Refusal.invalid(
          "backend",
          "Backend %s has no part in rotation %s; its backends are %s"
              .formatted(command.backendId(), command.rotationId(), own));
    }
    AggregateLifecycle.apply(
        new RotationBackendExcluded(
            command.rotationId(),
            command.backendId(),
            command.reason(),
            command.by(),
            command.at()));
  }

  @CommandHandler
  void handle(Intervention.Retry command) {
    standing().require(command.rotationId(), Exit.RETRY);
    AggregateLifecycle.apply(
        new RotationRetryRequested(command.rotationId(), command.by(), command.at()));
  }

  @CommandHandler
  void handle(Intervention.Expedite command) {
    if (expedited) {
      return;
    }
    standing().require(command.rotationId(), Exit.EXPEDITE);
    AggregateLifecycle.apply(
        new RotationExpedited(command.rotationId(), command.reason(), command.by(), command.at()));
  }

  @CommandHandler
  void handle(Intervention.Escalate command) {
    if (kind == RotationKind.EMERGENCY) {
      return;
    }
    standing().require(command.rotationId(), Exit.ESCALATE);
    AggregateLifecycle.apply(
        new RotationEscalated(command.rotationId(), command.reason(), command.by(), command.at()));
  }

  /** Whoever goes back to a compromised certificate says why. */
  private void requireReasonToReturn(@Nullable String reason) {
    if (kind == RotationKind.EMERGENCY && reason == null) {
      throw Refusal.invalid(
          "reason", "The old certificate is said to be compromised; give a reason to return to it");
    }
  }

  private Standing standing() {
    return new Standing(kind, phase, held, takenBack);
  }

  @EventSourcingHandler
  void on(RotationRequested event) {
    rotationId = event.rotationId();
    kind = event.madeFor();
    backends = event.backends();
    expedited = kind == RotationKind.EMERGENCY;
  }

  @EventSourcingHandler
  void on(RotationPhaseEntered event) {
    phase = event.phase();
    held = held && phase != RotationPhase.ROLLING_BACK;
  }

  @EventSourcingHandler
  void on(RotationHeld event) {
    held = true;
    holds++;
    resumed = false;
  }

  @EventSourcingHandler
  void on(RotationResumed event) {
    held = false;
    resumed = true;
  }

  @EventSourcingHandler
  void on(RotationAbortRequested event) {
    takenBack = true;
  }

  @EventSourcingHandler
  void on(RotationRollbackRequested event) {
    takenBack = true;
  }

  @EventSourcingHandler
  void on(RotationBackendExcluded event) {
    excluded.add(event.backendId());
  }

  @EventSourcingHandler
  void on(RotationExpedited event) {
    expedited = true;
  }

  @EventSourcingHandler
  void on(RotationEscalated event) {
    kind = RotationKind.EMERGENCY;
    expedited = true;
  }
}
