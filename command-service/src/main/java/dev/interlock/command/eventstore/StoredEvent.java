package dev.interlock.command.eventstore;

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
    String payload) {}
