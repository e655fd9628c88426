package dev.interlock.gateway;

import dev.interlock.contract.Event;
import dev.interlock.contract.Topics;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Json;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topic of the events, as the command service fills it. */
public final class EventLog implements AutoCloseable {
  private final Sender sender;
  private final Map<String, Long> sequences = new HashMap<>();
  private long position;

  /** An empty one. */
  public EventLog(KafkaSettings kafka) {
    Topology.ensure(kafka);
    sender = new Sender(kafka);
  }

  /** Adds these. */
  public void append(List<? extends Event> events) {
    events.forEach(this::append);
  }

  /** Adds this. */
  public void append(Event event) {
    Class<?> type = event.getClass();
    long sequence = sequences.merge(event.aggregateId(), 0L, (last, zero) -> last + 1);
    sender.sendAll(
        List.of(
            new Outgoing(
                Topics.EVENTS,
                event.aggregateId(),
                Envelopes.stored(
                    WireTypes.nameOf(type),
                    WireTypes.revisionOf(type),
                    "event-" + position,
                    event.aggregateId(),
                    position++,
                    sequence,
                    Json.mapper().writeValueAsString(event)))));
  }

  @Override
  public void close() {
    sender.close();
  }
}
