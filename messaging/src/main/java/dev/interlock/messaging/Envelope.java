package dev.interlock.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The value of every record: a CloudEvents 1.0 event in structured JSON.
 *
 * @param id unique for good: the event's id, or the command's
 * @param type the wire name, see {@link dev.interlock.contract.WireName}
 * @param subject the aggregate id
 * @param correlationid the rotation in whose course it was sent, if one
 * @param position where the event stands in the event store, for events
 * @param sequence the number of the event within its aggregate from 0, for events
 */
public record Envelope(
    String specversion,
    String id,
    String source,
    String type,
    int revision,
    String subject,
    Instant time,
    @Nullable String correlationid,
    @Nullable Long position,
    @Nullable Long sequence,
    JsonNode data) {}
