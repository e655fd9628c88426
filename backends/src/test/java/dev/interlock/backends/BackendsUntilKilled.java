package dev.interlock.backends;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A parent process to be killed by {@link ProcessesIT}. */
final class BackendsUntilKilled {

  private BackendsUntilKilled() {}

  public static void main(String... arguments) throws InterruptedException {
    Path directory = Path.of(arguments[0]);
    NodeBackend.start(BackendSettings.of("n", directory.resolve("n")), Clock.systemUTC());
    NginxBackend.start(BackendSettings.of("x", directory.resolve("x")), Clock.systemUTC());
    JvmBackend.start(
        BackendSettings.of("j", directory.resolve("j")),
        Clock.systemUTC(),
        JvmBackend.commandOnThisClassPath());
    System.out.println("started");
    new CountDownLatch(1).await();
  }
}
