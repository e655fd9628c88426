package dev.interlock.benchmarks.gateway;

import dev.interlock.backends.ServerIdentity;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.benchmarks.Benchmark;
import dev.interlock.benchmarks.Machine;
import dev.interlock.benchmarks.Median;
import dev.interlock.benchmarks.gateway.Wrk.Load;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Small calls through the gateway, and through nginx with {@code proxy_ssl_certificate}, to the
 * same backend, turn by turn.
 */
public final class GatewayBenchmark implements Benchmark {
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 5));
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 30));

  @Override
  public void run(PrintStream out) throws Exception {
    Path directory = Files.createTempDirectory("interlock-bench");
    certificates(directory);
    try (Nginx backend = Nginx.backend(directory);
        Nginx nginx = Nginx.proxy(directory, backend);
        RunningGateway gateway = RunningGateway.start(directory, backend)) {
      Wrk.run(gateway.uri(), WARM_UP);
      List<Load> ours = new ArrayList<>();
      List<Load> theirs = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        theirs.add(measure(nginx.uri("http", "127.0.0.1"), nginx.process()));
        ours.add(measure(gateway.uri(), gateway.process()));
      }
      print(out, ours, theirs);
    }
  }

  private static void certificates(Path directory) throws IOException {
    ServerIdentity.in(directory, "benchmark", Clock.systemUTC());
    ThrowAwayIdentity client = ThrowAwayIdentity.createRsa("benchmark", Clock.systemUTC());
    Files.writeString(directory.resolve("client.pem"), client.pem());
    Files.writeString(directory.resolve("client-key.pem"), client.privateKeyPem());
  }

  private static Load measure(URI uri, ProcessHandle proxy) throws Exception {
    double before = Machine.cpuSeconds(proxy);
    String said = Wrk.run(uri, ROUND);
    double cpu = Machine.cpuSeconds(proxy) - before;
    return new Load(Wrk.rate(said), Wrk.p99Millis(said), cpu * 1_000_000 / Wrk.completed(said));
  }

  private static void print(PrintStream out, List<Load> ours, List<Load> theirs) {
    out.printf(
        "%d connections, %d rounds of %d s in turn, medians%n%n",
        Wrk.CONNECTIONS, ROUNDS, ROUND.toSeconds());
    out.printf("| | gateway | nginx | ratio | rounds |%n|---|---|---|---|---|%n");
    row(out, "requests a second", ours, theirs, "%,.0f", Load::rate);
    row(out, "p99, ms", ours, theirs, "%.1f", Load::p99);
    row(out, "CPU of the proxy a request, µs", ours, theirs, "%.1f", Load::cpu);
  }

  private static void row(
      PrintStream out,
      String name,
      List<Load> ours,
      List<Load> theirs,
      String format,
      ToDoubleFunction<Load> figure) {
    double gateway = Median.of(ours, figure);
    double nginx = Median.of(theirs, figure);
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
    }
    Arrays.sort(ratios);
    out.printf(
        "| %s | " + format + " | " + format + " | %.2f | %.2f to %.2f |%n",
        name,
        gateway,
        nginx,
        gateway / nginx,
        ratios[0],
        ratios[ratios.length - 1]);
  }
}
