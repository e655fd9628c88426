package dev.interlock.agent.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A server of one parent, which reads the configuration, and children, which serve.
 *
 * @param pidFile which the parent writes
 */
record Daemon(Path pidFile) {
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The parent, if it runs. */
  Optional<ProcessHandle> parent() {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
          .filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException notRunning) {
      return Optional.empty();
    }
  }

  /** The ids of the children that serve now. */
  Set<Long> children() {
    return parent().stream()
        .flatMap(ProcessHandle::children)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** Those of these that take connections still: not the ones that are gone or say they are. */
  static Set<Long> serving(Set<Long> children, Predicate<String> leaving) {
    return children.stream()
        .filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
        .filter(pid -> !leaving.test(title(pid)))
        .collect(Collectors.toSet());
  }

  // What a process calls itself; the JDK reads the same only for processes of its own user.
  private static String title(long pid) {
    try {
      return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")), UTF_8);
    } catch (IOException notLinuxOrGone) {
      return "";
    }
  }

  /** Whether it came true in time. */
  static boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
    return true;
  }
}
