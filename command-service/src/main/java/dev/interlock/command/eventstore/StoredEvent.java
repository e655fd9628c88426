package dev.interlock.command.eventstore;

import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;

/**
 * A row of the event log.
 *
 * @param position the global index
 * @param sequence the number within the aggregate, from 0
 * @param payload JSON
 */
public record StoredEvent(
    long position,
    String id,
    String aggregateIdentifier,
    long sequence,
    String type,
    int revision,
    String payload) {

  /**
   * The event as it travels.
   *
   * @throws dev.interlock.messaging.UnreadableMessage when it is malformed
   */
  public Envelope envelope() {
    return Envelopes.stored(type, revision, id, aggregateIdentifier, position, sequence, payload);
  }
}
