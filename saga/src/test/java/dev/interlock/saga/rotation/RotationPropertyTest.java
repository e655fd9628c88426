package dev.interlock.saga.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens to the world, the promise is kept, and the rotation comes to its end. */
class RotationPropertyTest {
  private static final Set<Guard> ALL = Set.of(Guard.values());
  private static final Set<Guard> NONE = Set.of();
  private static final int WORLDS_UNTIL_FOUND = 2000;

  @Property
  void theGuardedWorldKeepsThePromiseAndARotationNobodyAbortsRetiresTheOldCertificate(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length) {
    World world = new World(seed, ALL, false);
    suffer(world, length, false);
    world.healsAndEndsIn(RotationPhase.RETIRED);
    assertThat(world.write.certificates).contains("new").doesNotContain("old");
  }

  @Property
  void aRotationTakenBackReturnsEveryStageAndWithdrawsTheSuccessor(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length) {
    World world = new World(seed, ALL, false);
    suffer(world, length, true);
    world.write.rollBack();
    world.healsAndEndsIn(world.write.takenBack ? RotationPhase.ROLLED_BACK : RotationPhase.RETIRED);
    if (world.write.takenBack) {
      assertThat(world.write.certificates).contains("old");
      assertThat(world.write.certificates.contains("new")).isEqualTo(world.write.kept);
      isWithdrawn(world);
    }
  }

  @Property
  void anImportedSuccessorIsKeptHoweverItsRotationEnds(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length, @ForAll boolean back) {
    World world = new World(seed, ALL, false, true);
    suffer(world, length, back);
    world.healsAndEndsIn(world.write.takenBack ? RotationPhase.ROLLED_BACK : RotationPhase.RETIRED);
    assertThat(world.write.certificates).contains("new");
    assertThat(world.write.certificates.contains("old")).isEqualTo(world.write.takenBack);
    if (world.write.takenBack) {
      isWithdrawn(world);
    }
  }

  /** From every stage and bundle, unless stages could not return to what has expired. */
  private static void isWithdrawn(World world) {
    if (world.write.kept) {
      assertThat(world.write.expired("old")).isTrue();
    } else {
      assertThat(world.write.active.values()).doesNotContain("new");
      assertThat(world.write.fleet.backends.values())
          .allSatisfy(trust -> assertThat(trust.bundle()).doesNotContain("new"));
    }
  }

  @Property
  void theSagaAloneKeepsThePromiseWhenNothingGuardsIt(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length, @ForAll boolean back) {
    World world = new World(seed, NONE, true);
    suffer(world, length, back);
    world.healsAndEndsIn(world.write.takenBack ? RotationPhase.ROLLED_BACK : RotationPhase.RETIRED);
  }

  @Property
  void aRehearsalSwitchesNothingAndLeavesNothingHoweverItEnds(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length, @ForAll boolean back) {
    World world = World.rehearsal(seed, ALL, false);
    suffer(world, length, back);
    rehearses(world);
  }

  @Property
  void theSagaAloneSwitchesNothingInARehearsal(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int length, @ForAll boolean back) {
    World world = World.rehearsal(seed, NONE, true);
    suffer(world, length, back);
    rehearses(world);
  }

  /** What stages switched to what is a matter of the promise, which is checked at every event. */
  private static void rehearses(World world) {
    world.healsAndEndsIn(
        world.write.takenBack ? RotationPhase.ROLLED_BACK : RotationPhase.REHEARSED);
    assertThat(world.write.certificates).contains("old").doesNotContain("new");
    assertThat(world.write.active.values()).doesNotContain("new");
    assertThat(world.write.fleet.backends.values())
        .allSatisfy(trust -> assertThat(trust.bundle()).doesNotContain("new"));
  }

  @Property(tries = 200)
  void theWriteSideAloneSwitchesNothingInARehearsal(@ForAll long seed) {
    assertThat(isBroken(forgetful(seed, ALL))).isFalse();
  }

  @Example
  void aSwitchInARehearsalIsFound() {
    Set<Guard> guards = EnumSet.complementOf(EnumSet.of(Guard.REHEARSAL_SWITCHES_NOTHING));
    isFound(seed -> forgetful(seed, guards));
  }

  private static World forgetful(long seed, Set<Guard> guards) {
    World world = World.rehearsal(seed, guards, false);
    world.saga.switchesInRehearsals = true;
    return world;
  }

  @Example
  void aSwitchWithoutProofIsFound() {
    isFound(EnumSet.complementOf(EnumSet.of(Guard.PROOF_TO_SWITCH)));
  }

  @Example
  void aSwitchToWhatHasExpiredIsFound() {
    isFound(EnumSet.complementOf(EnumSet.of(Guard.VALIDITY_TO_SWITCH)));
  }

  @Example
  void anExclusionOfOneThatIsTakenForAllIsFound() {
    isFound(EnumSet.complementOf(EnumSet.of(Guard.EXCLUSION_BY_NAME)));
  }

  @Example
  void aRetirementWithoutProofIsFound() {
    isFound(EnumSet.complementOf(EnumSet.of(Guard.PROOF_TO_RETIRE)));
  }

  @Example
  void aRevisionThatDoesNotLookAtStagesIsFound() {
    isFound(EnumSet.complementOf(EnumSet.of(Guard.STAGES_TO_REVISE)));
  }

  @Example
  void trustTakenAwayUnderAGatewayThatTheSagaHasNotHeardOfIsFound() {
    Set<Guard> guards = EnumSet.allOf(Guard.class);
    guards.removeAll(Set.of(Guard.GATEWAYS_TO_UNTRUST, Guard.GATEWAYS_TO_REVISE));
    isFound(guards);
  }

  private static void isFound(Set<Guard> guards) {
    isFound(seed -> new World(seed, guards, false));
  }

  private static void isFound(LongFunction<World> worlds) {
    assertThat(LongStream.range(0, WORLDS_UNTIL_FOUND).mapToObj(worlds))
        .anyMatch(RotationPropertyTest::isBroken);
  }

  private static boolean isBroken(World world) {
    try {
      suffer(world, 2000, true);
      return false;
    } catch (AssertionError found) {
      return !world.write.log.broken.isEmpty();
    }
  }

  private static void suffer(World world, int length, boolean back) {
    if (!world.saga.switchesInRehearsals) {
      world.reachesInPeace(world.course().get(world.chance.nextInt(world.course().size())));
    }
    world.comesCloseToExpiry(back);
    Chaos chaos = new Chaos(world, world.chance.nextInt(40), back);
    for (int i = 0; i < length; i++) {
      chaos.strike();
    }
    Statistics.label("phase reached before things heal").collect(world.write.phase);
  }
}
