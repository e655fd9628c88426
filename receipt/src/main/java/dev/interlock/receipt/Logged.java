package dev.interlock.receipt;

import dev.interlock.contract.Event;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Json;
import dev.interlock.receipt.Receipt.CitedEvent;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event and where it stands in the log. */
record Logged(long position, Envelope envelope, Event event) {

  /** What people wrote, and what the fingerprint beside it already says. */
  private static final Set<String> LEFT_OUT =
      Set.of("description", "tags", "pem", "serverAuthorities", "keyHandle");

  CitedEvent cited() {
    return new CitedEvent(
        position,
        envelope.id(),
        envelope.type(),
        CanonicalJson.sha256(Json.mapper().valueToTree(envelope)),
        shown(envelope.data().deepCopy()));
  }

  private static JsonNode shown(JsonNode data) {
    if (data instanceof ObjectNode object) {
      object.remove(LEFT_OUT);
    }
    data.forEach(Logged::shown);
    return data;
  }
}
