package dev.interlock.agent.install;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double, each one half to one and a half times as long as it would be: agents that
 * failed together do not try again together.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  void reset() {
    next = first;
  }

  Duration next() {
    Duration pause = next;
    next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
    return Duration.ofNanos((long) (pause.toNanos() * (0.5 + random.nextDouble())));
  }
}
