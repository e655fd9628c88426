package dev.interlock.command.rules;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.backend.SimulatedFleet;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

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
  private final Operator operator;
  private final StraySaga saga;

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
  }

  /** Somebody asks for something, which is accepted or refused. */
  void strike(Random chance) {
    int kind = chance.nextInt(100);
    if (kind < 30) {
      fleet.strike(chance);
    } else if (kind < 38) {
      fleet.converge();
    } else if (kind < 58) {
      person(chance);
    } else {
      saga.strike(chance);
    }
  }

  private void person(Random chance) {
    StageRef stage = some(stages, chance);
    switch (chance.nextInt(12)) {
      case 0, 1, 2 -> operator.present(stage, some(certificates, chance));
      case 3 -> operator.present(stage, "");
      case 4 -> operator.delete(some(certificates, chance));
      case 5, 6 -> operator.bind(some(backends, chance), stage);
      case 7 -> operator.unbind(some(backends, chance), stage);
      case 8, 9 -> operator.rotation(some(certificates, chance)).ifPresent(rotations::add);
      case 10 -> rotations.forEach(rotation -> operator.tell(rotation, "abort"));
      default -> rotations.forEach(rotation -> operator.tell(rotation, "resume"));
    }
  }

  static <T> T some(List<T> things, Random chance) {
    return things.get(chance.nextInt(things.size()));
  }
}
