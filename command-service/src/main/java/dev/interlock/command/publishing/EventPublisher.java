package dev.interlock.command.publishing;

import dev.interlock.command.eventstore.EventLog;
import dev.interlock.command.eventstore.StoredEvent;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the event log on Kafka. The position moves in the transaction whose row lock makes this
 * instance the only publisher; after a crash the last batch is sent again, and readers drop what
 * they have by the sequence number.
 */
@Component
class EventPublisher {
  private static final int BATCH = 500;
  private final JdbcClient jdbc;
  private final EventLog log;
  private final Sender sender;
  private final TransactionTemplate transactions;

  EventPublisher(JdbcClient jdbc, Sender sender, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.log = new EventLog(jdbc);
    this.sender = sender;
    this.transactions = transactions;
  }

  @Scheduled(fixedDelayString = "${interlock.publisher.interval}")
  void publish() {
    while (Boolean.TRUE.equals(transactions.execute(status -> publishBatch()))) {
      // More may wait.
    }
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
    List<Outgoing> messages = events.stream().flatMap(Publications::of).toList();
    sender.sendAll(messages);
    jdbc.sql("UPDATE command.publisher SET position = ?")
        .param(events.getLast().position())
        .update();
    return true;
  }
}
