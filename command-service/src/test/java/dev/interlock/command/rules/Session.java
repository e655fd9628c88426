package dev.interlock.command.rules;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.backend.SimulatedFleet;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Two stages and two backends, with people, agents, a prober and a saga that has lost its senses,
 * who ask the write side for anything at any time.
 */
final class Session {
  final List<StageRef> stages = new ArrayList<>();
  final List<String> backends = new ArrayList<>();
  final CopyOnWriteArrayList<String> certificates = new CopyOnWriteArrayList<>();
  final CopyOnWriteArrayList<String> rotations = new CopyOnWriteArrayList<>();
  final SimulatedFleet fleet;
  private static final int LEAST = 8;
  private final Operator operator;
  private final StraySaga saga;
  private final List<Consumer<Random>> habits;

  Session(RunningService service, Operator operator, Random chance) {
    this.operator = operator;
    this.fleet = new SimulatedFleet(service, operator);
    this.saga = new StraySaga(service, this);
    String name = UUID.randomUUID().toString();
    certificates.add(operator.certificate());
    certificates.add(operator.certificate());
    List<Evidence> levels = List.of(Evidence.LOADED, Evidence.ACCEPTED, Evidence.DISCRIMINATING);
    for (String each : List.of("a-", "b-")) {
      StageRef stage = operator.stage(each + name);
      stages.add(stage);
      operator.present(stage, certificates.getFirst());
      backends.add(each + name);
      fleet.register(each + name, some(levels, chance), "x", "y");
      operator.bind(each + name, some(stages, chance));
    }
    fleet.converge();
    habits = someOf(everything(), chance);
  }

  /** Somebody asks for something, which is accepted or refused. */
  void strike(Random chance) {
    some(habits, chance).accept(chance);
  }

  /** Not every session does everything, or what takes many steps would never come about. */
  private List<Consumer<Random>> someOf(List<Consumer<Random>> all, Random chance) {
    List<Consumer<Random>> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, chance);
    return shuffled.subList(0, LEAST + chance.nextInt(shuffled.size() - LEAST));
  }

  private List<Consumer<Random>> everything() {
    return List.of(
        fleet::fetch,
        fleet::install,
        fleet::acknowledge,
        fleet::probe,
        fleet::record,
        chance -> fleet.converge(),
        chance -> operator.present(some(stages, chance), some(certificates, chance)),
        chance -> operator.present(some(stages, chance), ""),
        chance -> operator.delete(some(certificates, chance)),
        chance -> operator.bind(some(backends, chance), some(stages, chance)),
        chance -> operator.unbind(some(backends, chance), some(stages, chance)),
        chance -> operator.rotation(some(certificates, chance)).ifPresent(rotations::add),
        chance ->
            operator
                .rotation(some(certificates, chance), some(certificates, chance))
                .ifPresent(rotations::add),
        chance -> operator.rehearsal(some(certificates, chance)).ifPresent(rotations::add),
        chance -> rotations.forEach(rotation -> operator.tell(rotation, "abort")),
        chance -> rotations.forEach(rotation -> operator.tell(rotation, "resume")),
        this::stepIn,
        saga::enter,
        saga::enter,
        saga::hold,
        saga::generate,
        saga::retire,
        saga::probe,
        saga::trust,
        saga::distrust,
        saga::switchStage);
  }

  private void stepIn(Random chance) {
    if (rotations.isEmpty()) {
      return;
    }
    String rotation = some(rotations, chance);
    switch (chance.nextInt(8)) {
      case 0 -> operator.tell(rotation, "rollback");
      case 1 -> operator.tell(rotation, "hold");
      case 2 -> operator.exclude(rotation, some(backends, chance));
      default -> operator.tell(rotation, "retry");
    }
  }

  static <T> T some(List<T> things, Random chance) {
    return things.get(chance.nextInt(things.size()));
  }
}
