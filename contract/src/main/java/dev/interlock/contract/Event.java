package dev.interlock.contract;

import java.time.Instant;

/** A fact about one aggregate; published on {@link Topics#EVENTS}. */
public sealed interface Event
    permits AccessKeyEvent,
        BackendEvent,
        CertificateEvent,
        GatewayEvent,
        RenewalEvent,
        RestApiEvent,
        RotationEvent,
        StageEvent {

  /** The aggregate that the fact is about, and the key of its record. */
  String aggregateId();

  /** When it happened, by the clock of the process that decided it. */
  Instant at();
}
