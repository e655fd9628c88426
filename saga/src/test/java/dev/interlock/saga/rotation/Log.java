package dev.interlock.saga.rotation;

import dev.interlock.contract.Event;
import dev.interlock.contract.trust.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The log of the simulated world: each event is checked by the invariant and queued for the saga.
 */
final class Log {
  final List<String> broken = new ArrayList<>();
  final List<String> story = new ArrayList<>();
  final Map<String, Deque<Delivery>> undelivered = new TreeMap<>();
  private final Invariant invariant = new Invariant();
  private final Map<String, Long> sequences = new TreeMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** A moment that no other event has. */
  Instant tick() {
    pass(Duration.ofMillis(1));
    return now;
  }

  void append(Event event) {
    story.add(event.toString());
    broken.addAll(invariant.on(event));
    long sequence = sequences.merge(event.aggregateId(), 1L, Long::sum);
    undelivered
        .computeIfAbsent(event.aggregateId(), id -> new ArrayDeque<>())
        .add(new Delivery(event, sequence));
  }
}
