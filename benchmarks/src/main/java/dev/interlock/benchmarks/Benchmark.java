package dev.interlock.benchmarks;

import java.io.PrintStream;

/** Something that is measured beside what it is compared with. */
@FunctionalInterface
public interface Benchmark {

  /** Measures, and prints the figures and the ratio. */
  void run(PrintStream out) throws Exception;
}
