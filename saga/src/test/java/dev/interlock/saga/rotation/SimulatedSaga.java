package dev.interlock.saga.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.CommandResult;
import dev.interlock.contract.RotationEvent.RotationRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The shell of the saga in memory. Each decision is made twice, and must be the same twice. */
final class SimulatedSaga {
  Facts facts = Facts.NONE;
  @Nullable RotationState state;
  Optional<Instant> wakeAt = Optional.empty();

  /** Whether it is broken: it takes a rehearsal for a rotation. */
  boolean switchesInRehearsals;

  private final Interlocking interlocking;
  private final Map<String, Long> sequences = new TreeMap<>();

  SimulatedSaga(Interlocking interlocking) {
    this.interlocking = interlocking;
  }

  /** Takes an event in; a duplicate is skipped as the shell skips it. */
  boolean fold(Delivery delivery) {
    String id = delivery.event().aggregateId();
    if (delivery.sequence() <= sequences.getOrDefault(id, 0L)) {
      return false;
    }
    sequences.put(id, delivery.sequence());
    facts = facts.on(delivery.event());
    if (state != null) {
      state = state.on(delivery.event());
      assertThat(state.on(delivery.event())).isEqualTo(state);
    } else if (delivery.event() instanceof RotationRequested requested) {
      state = RotationState.of(switchesInRehearsals ? asRotation(requested) : requested);
    }
    return true;
  }

  private static RotationRequested asRotation(RotationRequested rehearsal) {
    return new RotationRequested(
        rehearsal.rotationId(),
        rehearsal.oldCertificateId(),
        rehearsal.newCertificateId(),
        rehearsal.stages(),
        rehearsal.backends(),
        rehearsal.drain(),
        rehearsal.phaseDeadline(),
        rehearsal.pace(),
        rehearsal.reason(),
        rehearsal.by(),
        rehearsal.at());
  }

  /** The service starts. */
  List<IdentifiedCommand> start(Instant now) {
    if (state == null) {
      return List.of();
    }
    Decision decision = interlocking.decideAnew(state, facts, now);
    state = decision.state();
    wakeAt = decision.wakeAt();
    return decision.commands();
  }

  void fold(CommandResult result) {
    change(known -> known.on(result));
    change(known -> known.on(result));
  }

  private void change(UnaryOperator<RotationState> fold) {
    if (state != null) {
      state = fold.apply(state);
    }
  }

  /** Decides; after a crash the commands are sent but the state is the one before. */
  List<IdentifiedCommand> decide(Instant now, boolean crash) {
    if (state == null) {
      return List.of();
    }
    Decision decision = interlocking.decide(state, facts, now);
    assertThat(interlocking.decide(state, facts, now)).isEqualTo(decision);
    Decision again = interlocking.decide(decision.state(), facts, now);
    assertThat(again.commands()).isEmpty();
    assertThat(again.state()).isEqualTo(decision.state());
    if (!crash) {
      state = decision.state();
      wakeAt = decision.wakeAt();
    }
    return decision.commands();
  }
}
