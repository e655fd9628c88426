package dev.interlock.benchmarks;

import dev.interlock.benchmarks.gateway.GatewayBenchmark;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Runs the benchmarks that are named, or all: {@code ./interlock bench [name…]}. */
public final class Benchmarks {
  private static final Map<String, Benchmark> BY_NAME =
      new TreeMap<>(Map.of("gateway", new GatewayBenchmark()));

  /** EX_USAGE of sysexits.h. */
  private static final int USAGE = 64;

  private Benchmarks() {}

  /** The command line. */
  public static void main(String... args) throws Exception {
    List<String> names = args.length == 0 ? List.copyOf(BY_NAME.keySet()) : List.of(args);
    for (String name : names) {
      if (!BY_NAME.containsKey(name)) {
        System.err.printf("There is no benchmark '%s'; there are %s.%n", name, BY_NAME.keySet());
        System.exit(USAGE);
      }
    }
    for (String name : names) {
      System.out.printf("%n## %s%n%n%s%n", name, Machine.description());
      Objects.requireNonNull(BY_NAME.get(name)).run(System.out);
    }
  }
}
