package dev.interlock.command.publishing;

import dev.interlock.command.eventstore.StoredEvent;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.Topics;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Outgoing;
import java.util.List;

/** What is published of an event: itself, and of a revised bundle the bundle too. */
final class Publications {
  private Publications() {}

  /**
   * The messages.
   *
   * @throws dev.interlock.messaging.UnreadableMessage when the event is malformed
   */
  static List<Outgoing> of(StoredEvent stored) {
    Envelope envelope = stored.envelope();
    Outgoing event = new Outgoing(Topics.EVENTS, stored.aggregateIdentifier(), envelope);
    return stored.type().equals(WireTypes.nameOf(TrustBundleRevised.class))
        ? List.of(event, bundle(Envelopes.message(envelope, TrustBundleRevised.class), stored))
        : List.of(event);
  }

  private static Outgoing bundle(TrustBundleRevised revised, StoredEvent stored) {
    TrustBundle bundle =
        new TrustBundle(
            revised.backendId(), revised.version(), revised.certificates(), revised.at());
    return new Outgoing(
        Topics.TRUST_BUNDLES,
        revised.backendId(),
        Envelopes.of(bundle, stored.id(), revised.backendId(), revised.rotationId(), revised.at()));
  }
}
