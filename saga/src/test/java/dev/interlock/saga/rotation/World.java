package dev.interlock.saga.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The write side, the saga and the topics between them. Messages of different aggregates overtake
 * one another as chance has it; those of one aggregate do not.
 */
final class World {
  static final StageRef PROD = new StageRef("api1", "prod");
  static final StageRef CANARY = new StageRef("api1", "canary");
  static final StageRef OUTSIDER = new StageRef("api2", "prod");
  static final Duration PROBE_INTERVAL = Duration.ofSeconds(15);

  private static final RotationPace WAVES =
      new RotationPace(
          List.of(1, 1),
          Duration.ofMinutes(1),
          Map.of(RotationPhase.DISTRIBUTING, Duration.ofMinutes(8)),
          false);

  final WriteSide write;
  final SimulatedSaga saga = new SimulatedSaga(new Interlocking(PROBE_INTERVAL));
  final Random chance;
  final Map<String, Deque<IdentifiedCommand>> commands = new TreeMap<>();
  private final List<Delivery> delivered = new ArrayList<>();
  private final boolean atOnce;

  /** How much the clock of the saga is ahead of the write side's. */
  Duration skew = Duration.ZERO;

  /**
   * @param atOnce whether the saga hears everything at once and is obeyed at once; only such a
   *     world keeps the promise without guards
   */
  World(long seed, Set<Guard> guards, boolean atOnce) {
    this(seed, guards, atOnce, false, false);
  }

  /**
   * @param imported whether the successor exists before, instead of being generated
   */
  World(long seed, Set<Guard> guards, boolean atOnce, boolean imported) {
    this(seed, guards, atOnce, imported, false);
  }

  static World rehearsal(long seed, Set<Guard> guards, boolean atOnce) {
    return new World(seed, guards, atOnce, false, true);
  }

  private World(long seed, Set<Guard> guards, boolean atOnce, boolean imported, boolean rehearsal) {
    this.chance = new Random(seed);
    this.atOnce = atOnce;
    // A rehearsal of what expires waits for a proof that nobody can give, until it is aborted.
    this.write = new WriteSide(guards, rehearsal ? null : lifetimeOfOld());
    Set<String> old = Set.of("old");
    write.present(CANARY, "old");
    write.present(PROD, "old");
    write.present(OUTSIDER, "other");
    Evidence shown = chance.nextInt(3) == 0 ? Evidence.LOADED : Evidence.DISCRIMINATING;
    write.fleet.register("orders", shown, 2, Set.of("old", "other"));
    write.fleet.register(
        "billing", chance.nextBoolean() ? Evidence.LOADED : Evidence.ACCEPTED, 2, old);
    write.fleet.register(
        "stock", Evidence.DISCRIMINATING, 1, chance.nextBoolean() ? old : Set.of());
    write.fleet.bind("orders", CANARY);
    write.fleet.bind("orders", PROD);
    write.fleet.bind("orders", OUTSIDER);
    write.fleet.bind("billing", PROD);
    for (int i = chance.nextInt(3); i > 0; i--) {
      write.gateways.start("edge" + i);
    }
    if (imported) {
      write.take("new");
    }
    write.request(
        rehearsal ? RotationKind.REHEARSAL : kindOfSwitching(),
        List.of(CANARY, PROD),
        !rehearsal && chance.nextBoolean() ? WAVES : null);
    settle();
  }

  private RotationKind kindOfSwitching() {
    return chance.nextInt(3) == 0 ? RotationKind.EMERGENCY : RotationKind.ROUTINE;
  }

  /** Most live on; some have expired before, and some expire in the middle. */
  private @Nullable Duration lifetimeOfOld() {
    return switch (chance.nextInt(5)) {
      case 0 -> Duration.ZERO;
      // Without guards a saga whose clock is wrong would not see it in time.
      case 1, 2 -> atOnce ? null : Duration.ofSeconds(600 + chance.nextInt(3000));
      default -> null;
    };
  }

  /** In a world of delays, nothing; otherwise the saga hears all and is obeyed. */
  void settle() {
    if (!atOnce) {
      return;
    }
    boolean news = !write.results.isEmpty() || !write.log.undelivered.isEmpty();
    while (!write.log.undelivered.isEmpty()) {
      fold(pick(write.log.undelivered));
    }
    while (!write.results.isEmpty()) {
      saga.fold(write.results.remove());
    }
    if (news) {
      decide(false);
    }
  }

  /** The saga looks; what it decided is on its way. */
  void decide(boolean crash) {
    send(saga.decide(write.log.now().plus(skew), crash));
    if (crash) {
      decide(false);
    }
  }

  /** The broker loses all that is under way but events, which are published again. */
  void loseCommandsAndResults() {
    commands.clear();
    write.results.clear();
    send(saga.start(write.log.now().plus(skew)));
  }

  private void send(List<IdentifiedCommand> decided) {
    for (IdentifiedCommand command : decided) {
      if (atOnce) {
        write.obey(command);
        settle();
      } else {
        commands
            .computeIfAbsent(command.command().aggregateId(), id -> new ArrayDeque<>())
            .add(command);
      }
    }
  }

  void deliverSomeEvent(boolean crash) {
    if (!write.log.undelivered.isEmpty()) {
      fold(pick(write.log.undelivered));
      decide(crash);
    }
  }

  void deliverSomeEventAgain() {
    if (!delivered.isEmpty()) {
      fold(delivered.get(chance.nextInt(delivered.size())));
      decide(false);
    }
  }

  void deliverSomeResult(boolean crash) {
    if (!write.results.isEmpty()) {
      saga.fold(write.results.remove());
      decide(crash);
    }
  }

  void obeySomeCommand() {
    if (!commands.isEmpty()) {
      write.obey(pick(commands));
    }
  }

  void wake(boolean crash) {
    if (saga.wakeAt.filter(at -> !at.isAfter(write.log.now())).isPresent()) {
      decide(crash);
    }
  }

  void promiseIsKept() {
    assertThat(write.log.broken).as(() -> String.join("\n", write.log.story)).isEmpty();
  }

  /** The phases of the way forward. */
  List<RotationPhase> course() {
    return write.rotation().madeFor().course();
  }

  /** Nothing goes wrong until the rotation has come to the phase. */
  void reachesInPeace(RotationPhase target) {
    for (int i = 0; i < 20_000 && before(target); i++) {
      deliverSomeEvent(false);
      deliverSomeResult(false);
      obeySomeCommand();
      if (write.log.undelivered.isEmpty() && commands.isEmpty()) {
        write.fleet.instances.forEach(write.fleet::install);
        write.gateways.heal();
        settle();
        write.log.pass(PROBE_INTERVAL);
        wake(false);
      }
    }
    assertThat(before(target)).as(() -> String.join("\n", write.log.story)).isFalse();
  }

  private boolean before(RotationPhase target) {
    return course().indexOf(write.phase) < course().indexOf(target);
  }

  /**
   * Lets the old certificate expire in what follows, perhaps in a rollback by a clock that is
   * wrong.
   */
  void comesCloseToExpiry(boolean back) {
    Instant end = write.oldNotAfter;
    Instant close = end == null ? Instant.MIN : end.minusSeconds(chance.nextInt(20));
    if (write.log.now().isBefore(close)) {
      write.log.pass(Duration.between(write.log.now(), close));
      skew = Duration.ofSeconds(chance.nextInt(240) - 120);
      if (back && chance.nextBoolean()) {
        write.rollBack();
      }
    }
  }

  /** Everything works again, and somebody resumes whatever is held, after looking into it. */
  void healsAndEndsIn(RotationPhase expected) {
    skew = Duration.ZERO;
    for (int i = 0; i < 400 && !over(); i++) {
      write.fleet.instances.forEach(SimulatedInstance::heal);
      settleAll();
      write.fleet.instances.forEach(write.fleet::install);
      write.gateways.heal();
      settleAll();
      if (write.phase == RotationPhase.RETIRED && "old".equals(write.active.get(OUTSIDER))) {
        write.unassign(OUTSIDER);
      }
      if (write.held) {
        remedy();
        write.resume();
      }
      settleAll();
      write.log.pass(PROBE_INTERVAL.multipliedBy(2));
      wake(false);
      promiseIsKept();
    }
    assertThat(write.phase).as(() -> String.join("\n", write.log.story)).isEqualTo(expected);
    assertThat(over()).as(() -> String.join("\n", write.log.story)).isTrue();
  }

  private boolean over() {
    return write.phase.terminal()
        && saga.state != null
        && saga.state.complete(saga.facts)
        && commands.isEmpty();
  }

  void settleAll() {
    settle();
    while (!write.log.undelivered.isEmpty() || !write.results.isEmpty() || !commands.isEmpty()) {
      deliverSomeEvent(false);
      deliverSomeResult(false);
      obeySomeCommand();
    }
  }

  /** What a hold asks a person to do: takes a certificate from the stages that stand in the way. */
  private void remedy() {
    String wrong = write.takenBack ? "new" : "old";
    Optional<String> outsider = Optional.ofNullable(write.active.get(OUTSIDER));
    if (outsider.filter(wrong::equals).isPresent()) {
      write.unassign(OUTSIDER);
    }
    if (!write.phase.reversible() || write.phase == RotationPhase.DRAINING) {
      for (StageRef stage : List.of(CANARY, PROD)) {
        if (!write.takenBack && "old".equals(write.active.get(stage))) {
          write.unassign(stage);
        }
      }
    }
  }

  private void fold(Delivery delivery) {
    if (saga.fold(delivery)) {
      delivered.add(delivery);
    }
  }

  private <T> T pick(Map<String, Deque<T>> queues) {
    List<String> keys = List.copyOf(queues.keySet());
    String key = keys.get(chance.nextInt(keys.size()));
    Deque<T> queue = queues.get(key);
    T message = queue == null ? null : queue.poll();
    if (queue == null || message == null) {
      throw new IllegalStateException("An empty queue was kept for " + key);
    }
    if (queue.isEmpty()) {
      queues.remove(key);
    }
    return message;
  }
}
