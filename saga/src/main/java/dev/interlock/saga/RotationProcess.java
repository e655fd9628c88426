package dev.interlock.saga;

import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.Topics;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.EventSequences;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.UnreadableMessage;
import dev.interlock.saga.rotation.Decision;
import dev.interlock.saga.rotation.Facts;
import dev.interlock.saga.rotation.IdentifiedCommand;
import dev.interlock.saga.rotation.Interlocking;
import dev.interlock.saga.rotation.RotationState;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what happened, decides, and sends the commands before its transaction commits. A crash
 * between the two sends them again, under the same ids.
 */
@Component
// What cannot be read is parked in the same transaction, which must go on for that.
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = UnreadableMessage.class)
class RotationProcess {
  private static final Logger log = LoggerFactory.getLogger(RotationProcess.class);

  private final EventSequences sequences;
  private final KnownFacts facts;
  private final Rotations rotations;
  private final Interlocking interlocking;
  private final Sender sender;
  private final WakeUps wakeUps;
  private final Clock clock;

  RotationProcess(
      EventSequences sequences,
      KnownFacts facts,
      Rotations rotations,
      Interlocking interlocking,
      Sender sender,
      WakeUps wakeUps,
      Clock clock) {
    this.sequences = sequences;
    this.facts = facts;
    this.rotations = rotations;
    this.interlocking = interlocking;
    this.sender = sender;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /**
   * Takes an event or the answer to a command.
   *
   * @throws UnreadableMessage when this build cannot read it
   */
  void take(Envelope envelope) {
    if (envelope.type().equals(WireTypes.nameOf(CommandResult.class))) {
      CommandResult result = Envelopes.message(envelope, CommandResult.class);
      proceed(result.rotationId(), state -> state.on(result));
      return;
    }
    Event event = Envelopes.event(envelope);
    Long sequence = envelope.sequence();
    if (sequence == null || sequences.advance(event, sequence)) {
      take(event);
    }
  }

  private void take(Event event) {
    Concern concern = facts.take(event);
    if (event instanceof RotationRequested requested) {
      rotations.begin(RotationState.of(requested));
    }
    List<String> concerned =
        switch (event) {
          case RotationEvent own -> List.of(own.rotationId());
          // Each rotation waits for every gateway.
          case GatewayEvent ignored -> rotations.openOnes();
          default -> rotations.openOnes(concern);
        };
    concerned.forEach(id -> proceed(id, state -> state.on(event)));
  }

  /** Looks at a rotation because its time has come; nothing when it is complete. */
  void look(String rotationId) {
    proceed(rotationId, UnaryOperator.identity());
  }

  /** Looks at a rotation after a start, when what was sent may have been lost. */
  void lookAnew(String rotationId) {
    rotations
        .lock(rotationId)
        .ifPresent(
            state -> {
              Facts known = facts.about(Concern.of(state.request()));
              act(known, interlocking.decideAnew(state, known, clock.instant()));
            });
  }

  /** The lock comes first: what another reader learns meanwhile is then read, or it reads this. */
  private void proceed(String rotationId, UnaryOperator<RotationState> news) {
    rotations.lock(rotationId).ifPresent(state -> decide(news.apply(state)));
  }

  private void decide(RotationState state) {
    Facts known = facts.about(Concern.of(state.request()));
    act(known, interlocking.decide(state, known, clock.instant()));
  }

  private void act(Facts known, Decision decision) {
    RotationState state = decision.state();
    decision.commands().forEach(command -> log.info("Sending {}", command.id()));
    sender.sendAll(decision.commands().stream().map(RotationProcess::outgoing).toList());
    rotations.keep(state, decision.wakeAt(), state.complete(known));
    decision.wakeAt().ifPresent(at -> wakeUps.schedule(state.rotationId(), at));
  }

  private static Outgoing outgoing(IdentifiedCommand command) {
    return new Outgoing(
        Topics.COMMANDS,
        command.command().aggregateId(),
        Envelopes.of(command.command(), command.id()));
  }
}
