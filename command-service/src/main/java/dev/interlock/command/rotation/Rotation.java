package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationPhase;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One rotation: which phase it is in, and whether it may enter the next. */
@AggregateRoot
class Rotation {
  @AggregateIdentifier private @Nullable String rotationId;
  private RotationPhase phase = RotationPhase.PLANNED;
  private boolean held;
  private boolean aborting;

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
    if (!phase.leadsTo(command.phase())) {
      throw Refusal.conflict(
          "Rotation %s is %s and cannot enter %s"
              .formatted(command.rotationId(), phase, command.phase()));
    }
    if (aborting && command.phase().compareTo(RotationPhase.ROLLING_BACK) < 0) {
      throw Refusal.conflict(
          "Rotation %s is being taken back and does not enter %s"
              .formatted(command.rotationId(), command.phase()));
    }
    boolean back = command.phase() == RotationPhase.ROLLING_BACK;
    if (held && !back) {
      throw Refusal.conflict(
          "Rotation %s is held and does not enter %s; resume it first"
              .formatted(command.rotationId(), command.phase()));
    }
    if (back && !aborting) {
      throw Refusal.conflict(
          "Rotation %s does not roll back, for nobody asked to abort it"
              .formatted(command.rotationId()));
    }
    guard.mayEnter(command.rotationId(), command.phase());
    AggregateLifecycle.apply(
        new RotationPhaseEntered(
            command.rotationId(), command.phase(), command.because(), command.at()));
  }

  @CommandHandler
  void handle(HoldRotation command) {
    if (!held && !phase.terminal()) {
      AggregateLifecycle.apply(
          new RotationHeld(
              command.rotationId(), command.reason(), command.backends(), command.at()));
    }
  }

  @CommandHandler
  void handle(ResumeRotation command) {
    if (!held) {
      throw Refusal.conflict(
          "Rotation %s is not held; it is %s".formatted(command.rotationId(), phase));
    }
    AggregateLifecycle.apply(new RotationResumed(command.rotationId(), command.at()));
  }

  @CommandHandler
  void handle(AbortRotation command) {
    if (aborting) {
      return;
    }
    if (!phase.reversible()) {
      throw Refusal.conflict(
          phase.terminal()
              ? "Rotation %s has ended as %s".formatted(command.rotationId(), phase)
              : "Rotation %s is %s, past the point of no return: backends may refuse the old"
                      .formatted(command.rotationId(), phase)
                  + " certificate already; let it end and rotate again");
    }
    AggregateLifecycle.apply(
        new RotationAbortRequested(command.rotationId(), command.reason(), command.at()));
  }

  @EventSourcingHandler
  void on(RotationRequested event) {
    rotationId = event.rotationId();
  }

  @EventSourcingHandler
  void on(RotationPhaseEntered event) {
    phase = event.phase();
    held = held && phase != RotationPhase.ROLLING_BACK;
  }

  @EventSourcingHandler
  void on(RotationHeld event) {
    held = true;
  }

  @EventSourcingHandler
  void on(RotationResumed event) {
    held = false;
  }

  @EventSourcingHandler
  void on(RotationAbortRequested event) {
    aborting = true;
  }
}
