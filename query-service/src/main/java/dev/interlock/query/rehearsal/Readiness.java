package dev.interlock.query.rehearsal;

import dev.interlock.contract.Evidence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How ready a backend is for a rotation, by what it did in a rehearsal; so far, while that goes on.
 *
 * @param score from 0 to 100, which is 100 less the points of the deductions
 * @param ready whether a rotation would neither fail nor be held at this backend
 * @param trustedAfter how long it took from being told of the throw-away certificate until its
 *     slowest instance was proved to accept it; null while one was not
 * @param withdrawnAfter the same from being told to drop it until it was proved to refuse it
 * @param shownEvidence the strongest evidence that every instance gave of accepting it
 */
public record Readiness(
    int score,
    boolean ready,
    @Nullable Duration trustedAfter,
    @Nullable Duration withdrawnAfter,
    @Nullable Evidence shownEvidence,
    List<Deduction> deductions) {
  private static final int FULL = 100;

  /** Fixes the deductions. */
  public Readiness {
    deductions = List.copyOf(deductions);
  }

  static Readiness of(
      @Nullable Duration trustedAfter,
      @Nullable Duration withdrawnAfter,
      @Nullable Evidence shownEvidence,
      List<Deduction> deductions) {
    int lost = deductions.stream().mapToInt(Deduction::points).sum();
    return new Readiness(
        Math.max(0, FULL - lost),
        deductions.stream().allMatch(one -> one.consequence() == Consequence.PASSES),
        trustedAfter,
        withdrawnAfter,
        shownEvidence,
        deductions);
  }

  /** What a rotation would come to where a backend does the same again. */
  public enum Consequence {
    /** Requests would be refused, or no stage could ever switch. */
    FAILS(100),
    /** It would be held until somebody mends something. */
    HOLDS(50),
    /** It would go through, with less margin or less proof. */
    PASSES(10);

    private final int points;

    Consequence(int points) {
      this.points = points;
    }
  }

  /**
   * What takes points from the score.
   *
   * @param points those of the consequence, times the share of the instances concerned, rounded up
   * @param why what was seen, naming the instances
   */
  public record Deduction(int points, Consequence consequence, String why) {

    static Deduction of(Consequence consequence, String why) {
      return new Deduction(consequence.points, consequence, why);
    }

    static Deduction of(Consequence consequence, int concerned, int all, String why) {
      return new Deduction(Math.ceilDiv(consequence.points * concerned, all), consequence, why);
    }
  }
}
