package dev.interlock.saga.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No instance answers any more: half of the time brings a reminder, the whole of it a hold. */
class DeadlinePropertyTest {
  private static final int RESUMES = 3;
  private static final int STEPS_UNTIL_HELD = 2000;

  @Property(tries = 300)
  void restartsAndClocksThatDifferNeitherLoseNorRepeatAReminderOrAHold(@ForAll long seed) {
    World world = new World(seed, Set.of(Guard.values()), false);
    world.reachesInPeace(RotationPhase.DISTRIBUTING);
    world.write.fleet.instances.forEach(instance -> instance.down = true);
    for (int resumes = 0; resumes < RESUMES; resumes++) {
      for (int i = 0; i < STEPS_UNTIL_HELD && !world.write.held; i++) {
        step(world);
      }
      assertThat(course(world)).as(() -> String.join("\n", world.write.log.story)).hasSize(2);
      assertThat(course(world).getFirst())
          .startsWith("RotationReminded")
          .contains("backend orders");
      assertThat(course(world).getLast()).startsWith("RotationHeld").contains("backend orders");
      world.write.log.story.clear();
      world.write.resume();
    }
  }

  private static void step(World world) {
    world.write.log.pass(Duration.ofSeconds(world.chance.nextInt(60)));
    world.skew = Duration.ofSeconds(world.chance.nextInt(240) - 120);
    switch (world.chance.nextInt(4)) {
      case 0 -> world.wake(true);
      case 1 -> world.loseCommandsAndResults();
      case 2 -> world.write.retry();
      default -> world.wake(false);
    }
    if (world.chance.nextBoolean()) {
      world.settleAll();
    }
  }

  private static List<String> course(World world) {
    return world.write.log.story.stream()
        .filter(line -> line.startsWith("RotationReminded") || line.startsWith("RotationHeld"))
        .toList();
  }
}
