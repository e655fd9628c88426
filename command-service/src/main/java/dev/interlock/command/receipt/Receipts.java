package dev.interlock.command.receipt;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.EventLog;
import dev.interlock.command.eventstore.StoredEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.UnreadableMessage;
import dev.interlock.receipt.IncompleteRotation;
import dev.interlock.receipt.ReceiptDocument;
import dev.interlock.receipt.ReceiptFold;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds receipts from the log as far as the publisher has passed it: before that nothing can appear
 * any more, so the receipt of a rotation is always the same.
 */
@Component
class Receipts {
  private final JdbcClient jdbc;
  private final EventLog log;
  private final TransactionTemplate transactions;

  Receipts(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.log = new EventLog(jdbc);
    this.transactions = transactions;
  }

  /**
   * The receipt of a rotation.
   *
   * @throws Refusal NOT_FOUND when the log has no such rotation, CONFLICT when it has not ended, or
   *     when an event of it cannot be read
   */
  ReceiptDocument of(String rotationId) {
    return transactions.execute(status -> read(rotationId));
  }

  private ReceiptDocument read(String rotationId) {
    long passed = jdbc.sql("SELECT position FROM command.publisher").query(Long.class).single();
    StoredEvent requested = requested(rotationId);
    // Up to the request it is enough to say that the rotation has not ended.
    long to = Math.max(passed, requested.position());
    try (Stream<StoredEvent> events = log.of(concerned(requested, to), to)) {
      ReceiptFold fold = new ReceiptFold(rotationId);
      for (Iterator<StoredEvent> rest = events.iterator(); rest.hasNext() && !fold.complete(); ) {
        fold.on(rest.next().envelope());
      }
      return ReceiptDocument.of(fold.receipt());
    } catch (IncompleteRotation e) {
      throw Refusal.conflict(String.valueOf(e.getMessage()));
    } catch (UnreadableMessage e) {
      throw Refusal.conflict(
          "The log does not give the receipt of rotation %s: %s"
              .formatted(rotationId, e.getMessage()));
    }
  }

  private StoredEvent requested(String rotationId) {
    try (Stream<StoredEvent> own = log.of(List.of(rotationId), Long.MAX_VALUE)) {
      return own.filter(event -> event.type().equals(WireTypes.nameOf(RotationRequested.class)))
          .findFirst()
          .orElseThrow(
              () ->
                  Refusal.notFound(
                      "There is no rotation %s in the log; list them with GET /v1/rotations"
                          .formatted(rotationId)));
    }
  }

  /**
   * The rotation, its certificates, its stages, the backends that have ever served these, and all
   * gateways.
   */
  private Set<String> concerned(StoredEvent requested, long to) {
    RotationRequested request = Envelopes.message(requested.envelope(), RotationRequested.class);
    Set<String> ids =
        new HashSet<>(
            List.of(request.rotationId(), request.oldCertificateId(), request.newCertificateId()));
    request.stages().stream().map(StageRef::id).forEach(ids::add);
    log.ofType(WireTypes.nameOf(BackendBoundToStage.class), to).stream()
        .map(event -> Envelopes.message(event.envelope(), BackendBoundToStage.class))
        .filter(bound -> request.stages().contains(bound.stage()))
        .forEach(bound -> ids.add(bound.backendId()));
    log.ofType(WireTypes.nameOf(GatewayJoined.class), to)
        .forEach(joined -> ids.add(joined.aggregateIdentifier()));
    return ids;
  }
}
