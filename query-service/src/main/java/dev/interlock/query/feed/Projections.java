package dev.interlock.query.feed;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.EventSequences;
import dev.interlock.query.backend.BackendProjection;
import dev.interlock.query.certificate.CertificateProjection;
import dev.interlock.query.finding.FindingProjection;
import dev.interlock.query.finding.RenewalFindings;
import dev.interlock.query.gateway.GatewayProjection;
import dev.interlock.query.rotation.RotationProjection;
import dev.interlock.query.stage.StageProjection;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes each event into the tables once, within the caller's transaction. Events of one aggregate
 * come in order; those of different aggregates in any order, so no table of one aggregate is
 * written for another's event, and what belongs together is joined on reading.
 */
@Component
final class Projections implements Consumer<Envelope> {
  private static final Logger log = LoggerFactory.getLogger(Projections.class);

  private final EventSequences sequences;
  private final CertificateProjection certificates;
  private final StageProjection stages;
  private final BackendProjection backends;
  private final FindingProjection findings;
  private final RotationProjection rotations;
  private final RenewalFindings renewals;
  private final GatewayProjection gateways;

  Projections(
      JdbcClient jdbc,
      CertificateProjection certificates,
      StageProjection stages,
      BackendProjection backends,
      FindingProjection findings,
      RotationProjection rotations,
      RenewalFindings renewals,
      GatewayProjection gateways) {
    this.sequences = new EventSequences(jdbc, "query");
    this.certificates = certificates;
    this.stages = stages;
    this.backends = backends;
    this.findings = findings;
    this.rotations = rotations;
    this.renewals = renewals;
    this.gateways = gateways;
  }

  @Override
  public void accept(Envelope envelope) {
    Event event = Envelopes.event(envelope);
    Long sequence = envelope.sequence();
    if (sequence == null) {
      log.error("{} {} has no sequence and is not taken", envelope.type(), envelope.id());
    } else if (sequences.advance(event, sequence)) {
      project(event, sequence);
    }
  }

  private void project(Event event, long sequence) {
    switch (event) {
      case CertificateEvent certificate -> certificates.on(certificate);
      case StageEvent stage -> stages.on(stage);
      case BackendEvent backend -> {
        backends.on(backend);
        findings.on(backend);
      }
      case RotationEvent rotation -> rotations.on(rotation, sequence);
      case GatewayEvent gateway -> gateways.on(gateway);
      case RestApiEvent ignored -> {}
      case AccessKeyEvent ignored -> {}
      case RenewalEvent renewal -> renewals.on(renewal);
    }
  }
}
