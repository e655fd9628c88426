package dev.interlock.command.eventstore;

import java.util.Optional;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Appends events to {@code command.event} and loads aggregates from it; there are no snapshots. */
final class PostgresEvents extends JdbcEventStorageEngine {
  private static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("command.event")
          .globalIndexColumn("global_index")
          .eventIdentifierColumn("event_identifier")
          .typeColumn("aggregate_type")
          .aggregateIdentifierColumn("aggregate_identifier")
          .sequenceNumberColumn("sequence_number")
          .payloadTypeColumn("type")
          .payloadRevisionColumn("revision")
          .payloadColumn("payload")
          .metaDataColumn("meta_data")
          .timestampColumn("recorded_at")
          .build();

  PostgresEvents(
      ConnectionProvider connections, TransactionManager transactions, Serializer serializer) {
    super(
        builder()
            .schema(SCHEMA)
            .dataType(String.class)
            .connectionProvider(connections)
            .transactionManager(transactions)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(PostgresEvents::isDuplicate));
  }

  /** One SELECT loads an aggregate whole; Axon would ask once more for what is not there. */
  @Override
  protected boolean fetchForAggregateUntilEmpty() {
    return false;
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return Optional.empty();
  }

  private static boolean isDuplicate(Exception exception) {
    return exception instanceof java.sql.SQLException sql
        && new SQLExceptionSubclassTranslator().translate("append", null, sql)
            instanceof DuplicateKeyException;
  }
}
