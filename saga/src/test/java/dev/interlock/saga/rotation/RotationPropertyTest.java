package dev.interlock.saga.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens to the world, the promise is kept, and the rotation comes to its end. */
class RotationPropertyTest {

  @Property(tries = 1000)
  void theGuardedWorldKeepsThePromiseAndARotationNobodyAbortsRetiresTheOldCertificate(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length) {
    World world = new World(seed, true, false);
    suffer(world, length, false);
    world.healsAndEndsIn(RotationPhase.RETIRED);
    assertThat(world.write.certificates).contains("new").doesNotContain("old");
  }

  @Property(tries = 1000)
  void anAbortedRotationReturnsEveryStageAndWithdrawsTheSuccessor(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length) {
    World world = new World(seed, true, false);
    suffer(world, length, true);
    world.write.abort();
    world.healsAndEndsIn(world.write.aborted ? RotationPhase.ROLLED_BACK : RotationPhase.RETIRED);
    if (world.write.aborted) {
      assertThat(world.write.certificates).contains("old").doesNotContain("new");
      assertThat(world.write.active.values()).doesNotContain("new");
      assertThat(world.write.fleet.backends.values())
          .allSatisfy(trust -> assertThat(trust.bundle()).doesNotContain("new"));
    }
  }

  @Property(tries = 500)
  void anImportedSuccessorIsKeptHoweverItsRotationEnds(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length, @ForAll boolean aborts) {
    World world = new World(seed, true, false, true);
    suffer(world, length, aborts);
    world.healsAndEndsIn(world.write.aborted ? RotationPhase.ROLLED_BACK : RotationPhase.RETIRED);
    assertThat(world.write.certificates).contains("new");
    assertThat(world.write.certificates.contains("old")).isEqualTo(world.write.aborted);
    if (world.write.aborted) {
      assertThat(world.write.fleet.backends.values())
          .allSatisfy(trust -> assertThat(trust.bundle()).doesNotContain("new"));
    }
  }

  @Property(tries = 1000)
  void theSagaAloneKeepsThePromiseWhenNothingGuardsIt(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length, @ForAll boolean aborts) {
    World world = new World(seed, false, true);
    suffer(world, length, aborts);
    world.healsAndEndsIn(world.write.aborted ? RotationPhase.ROLLED_BACK : RotationPhase.RETIRED);
  }

  private static void suffer(World world, int length, boolean aborts) {
    world.reachesInPeace(RotationPhase.values()[world.chance.nextInt(7)]);
    Chaos chaos = new Chaos(world, world.chance.nextInt(40), aborts);
    for (int i = 0; i < length; i++) {
      chaos.strike();
    }
    Statistics.label("phase reached before things heal").collect(world.write.phase);
  }
}
