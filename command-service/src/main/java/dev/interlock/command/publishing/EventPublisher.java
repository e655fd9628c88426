package dev.interlock.command.publishing;

import dev.interlock.command.eventstore.EventLog;
import dev.interlock.command.eventstore.StoredEvent;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.UnreadableMessage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the event log on Kafka. The position moves in the transaction whose row lock makes this
 * instance the only publisher; after a crash the last batch is sent again, and readers drop what
 * they have by the sequence number. A malformed event stops its own aggregate alone: what happens
 * to that later waits until a start finds the event readable.
 */
@Component
class EventPublisher {
  private static final Logger logger = LoggerFactory.getLogger(EventPublisher.class);
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final EventLog log;
  private final Unpublished unpublished;
  private final Sender sender;
  private final TransactionTemplate transactions;
  private boolean started;

  EventPublisher(
      JdbcClient jdbc, Sender sender, TransactionTemplate transactions, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.log = new EventLog(jdbc);
    this.unpublished = new Unpublished(jdbc, log);
    this.sender = sender;
    this.transactions = transactions;
    Gauge.builder("interlock.publisher.unpublished", unpublished, Unpublished::count)
        .description("Events kept from Kafka, being malformed or behind one that is")
        .register(meters);
  }

  @Scheduled(fixedDelayString = "${interlock.publisher.interval}")
  void publish() {
    if (!started) {
      transactions.executeWithoutResult(status -> publishWhatWaited());
      started = true;
    }
    while (Boolean.TRUE.equals(transactions.execute(status -> publishBatch()))) {
      // More may wait.
    }
  }

  private void publishWhatWaited() {
    long position =
        jdbc.sql("SELECT position FROM command.publisher FOR UPDATE").query(Long.class).single();
    send(unpublished.takeAll(position));
  }

  private boolean publishBatch() {
    Optional<Long> position =
        jdbc.sql("SELECT position FROM command.publisher FOR UPDATE SKIP LOCKED")
            .query(Long.class)
            .optional();
    if (position.isEmpty()) {
      return false;
    }
    List<StoredEvent> events = log.after(position.get(), BATCH);
    if (events.isEmpty()) {
      return false;
    }
    send(events);
    jdbc.sql("UPDATE command.publisher SET position = ?")
        .param(events.getLast().position())
        .update();
    return true;
  }

  private void send(List<StoredEvent> events) {
    Set<String> stopped = unpublished.aggregates();
    List<Outgoing> messages = new ArrayList<>();
    for (StoredEvent event : events) {
      String aggregate = event.aggregateIdentifier();
      if (!stopped.contains(aggregate)) {
        try {
          messages.addAll(Publications.of(event));
        } catch (UnreadableMessage e) {
          logger.error(
              "{}. From event {} on nothing of {} is published, so saga and pages do not see it; the"
                  + " log keeps it, and the first start of this service that can read it publishes it",
              e.getMessage(),
              event.position(),
              aggregate);
          unpublished.add(event, String.valueOf(e.getMessage()));
          stopped.add(aggregate);
        }
      }
    }
    sender.sendAll(messages);
  }
}
