package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.World.CANARY;
import static dev.interlock.saga.rotation.World.OUTSIDER;
import static dev.interlock.saga.rotation.World.PROD;

import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What can happen to the world.
 *
 * @param unrest how many in a hundred things are out of the ordinary
 * @param back whether somebody may ask for the rotation to be taken back
 */
record Chaos(World world, int unrest, boolean back) {
  private static final List<StageRef> STAGES = List.of(CANARY, PROD, OUTSIDER);

  /** One thing happens; which one is up to the world's chance. */
  void strike() {
    if (world.chance.nextInt(100) >= unrest) {
      work(world.chance.nextInt(80));
    } else if (world.chance.nextInt(3) > 0) {
      trouble(68 + world.chance.nextInt(25));
    } else {
      people(world.chance.nextInt(19));
    }
    world.settle();
    world.promiseIsKept();
  }

  private void work(int kind) {
    boolean crash = world.chance.nextInt(8) == 0;
    if (kind < 20) {
      for (int i = world.chance.nextInt(5); i >= 0; i--) {
        world.deliverSomeEvent(crash);
      }
    } else if (kind < 24) {
      world.deliverSomeEventAgain();
    } else if (kind < 34) {
      world.deliverSomeResult(crash);
    } else if (kind < 48) {
      world.obeySomeCommand();
    } else if (kind < 60) {
      SimulatedInstance instance = some(world.write.fleet.instances);
      if (world.chance.nextInt(100) >= unrest) {
        instance.heal();
      }
      world.write.fleet.install(instance);
    } else if (kind < 66) {
      world.write.log.pass(Duration.ofSeconds(world.chance.nextInt(120)));
      world.wake(crash);
    } else if (kind < 68) {
      world.write.fleet.probe(some(List.of("orders", "billing", "stock")));
    } else {
      gatewayWorks(kind, some(STAGES));
    }
  }

  private void gatewayWorks(int kind, StageRef stage) {
    SimulatedDataPlane gateways = world.write.gateways;
    for (SimulatedGateway gateway : List.copyOf(gateways.joined.values())) {
      if (kind < 72) {
        gateways.advance(gateway, stage, world.chance.nextBoolean());
      } else if (kind < 75) {
        gateways.closeOldConnections(gateway, stage);
      } else {
        gateways.report(gateway, stage);
      }
      world.settle();
    }
  }

  private void gatewayInTrouble(int kind) {
    SimulatedDataPlane gateways = world.write.gateways;
    String name = some(List.of("edge1", "edge2", "edge3"));
    SimulatedGateway gateway = gateways.joined.get(name);
    if (gateway == null) {
      gateways.start(name);
      return;
    }
    switch (kind) {
      case 0, 1 -> gateway.cutOff = !gateway.cutOff;
      case 2 -> gateway.dead = true;
      case 3 -> gateways.start(name);
      default -> {
        if (gateway.dead || !gateway.cutOff) {
          gateways.leave(name);
        }
      }
    }
  }

  private void trouble(int kind) {
    SimulatedInstance instance = some(world.write.fleet.instances);
    if (kind < 72) {
      instance.down = !instance.down;
    } else if (kind < 75) {
      instance.lying = !instance.lying;
    } else if (kind < 77) {
      instance.acceptsAnybody = !instance.acceptsAnybody;
    } else if (kind < 80) {
      instance.trusts = some(List.of(Set.of("old"), Set.of("new"), Set.of("old", "new")));
    } else if (kind == 80) {
      world.loseCommandsAndResults();
    } else if (kind == 81) {
      world.write.log.pass(Duration.ofMinutes(11));
      world.wake(false);
    } else if (kind == 82) {
      world.skew = Duration.ofSeconds(world.chance.nextInt(240) - 120);
    } else if (kind < 88) {
      instance.heal();
    } else {
      gatewayInTrouble(kind - 88);
    }
  }

  private void people(int kind) {
    switch (kind) {
      case 0 -> world.write.hold("somebody asked");
      case 1, 2, 3, 4 -> world.write.resume();
      case 5 -> takeBack();
      case 6 -> world.write.retry();
      case 7 -> world.write.expedite();
      case 18 -> rarely(world.write::escalate);
      case 8 -> rarely(() -> world.write.exclude(some(List.of("orders", "billing", "stock"))));
      default -> others(kind, world.chance.nextBoolean() ? CANARY : PROD);
    }
  }

  private void takeBack() {
    if (back && world.chance.nextBoolean()) {
      world.write.abort();
    } else if (back) {
      world.write.rollBack();
    }
  }

  private void others(int kind, StageRef stage) {
    if (kind < 11) {
      if (world.write.active.containsKey(stage)) {
        world.write.fleet.bind("stock", stage);
      }
    } else if (kind < 13) {
      world.write.fleet.unbind(some(List.of("stock", "billing")), stage);
    } else if (kind < 16) {
      StageRef any = some(List.of(stage, OUTSIDER));
      String to = some(List.of("old", "new", "other"));
      world.write.assign(any, world.write.active.get(any), to, null);
    } else if (kind == 16) {
      rarely(() -> world.write.unassign(stage));
    } else {
      rarely(() -> world.write.delete(stage));
    }
  }

  private void rarely(Runnable deed) {
    if (world.chance.nextInt(4) == 0) {
      deed.run();
    }
  }

  private <T> T some(List<T> things) {
    return things.get(world.chance.nextInt(things.size()));
  }
}
