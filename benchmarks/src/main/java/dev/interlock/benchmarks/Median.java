package dev.interlock.benchmarks;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of what several rounds gave. */
public final class Median {
  private Median() {}

  /** Of a figure of each round; of an even number the upper one. */
  public static <T> double of(Collection<T> rounds, ToDoubleFunction<T> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
