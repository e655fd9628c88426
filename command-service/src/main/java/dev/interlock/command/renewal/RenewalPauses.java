package dev.interlock.command.renewal;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what does not start, or is taken back, from being tried again and again. No pause is longer
 * than a tenth of the certificate's lifetime, and a rotation by hand ends it.
 */
@Component
class RenewalPauses implements SameTransaction {
  private final JdbcClient jdbc;
  private final Duration afterRefusal;
  private final Duration afterRollback;

  RenewalPauses(
      JdbcClient jdbc,
      @Value("${interlock.renewal.pause-after-refusal}") Duration afterRefusal,
      @Value("${interlock.renewal.pause-after-rollback}") Duration afterRollback) {
    this.jdbc = jdbc;
    this.afterRefusal = afterRefusal;
    this.afterRollback = afterRollback;
  }

  /** Takes note that a rotation was not started. */
  void refused(String certificateId, String why, Instant at) {
    pause("SELECT :key::text", certificateId, afterRefusal, why, at);
  }

  @EventHandler
  void on(RotationPhaseEntered event) {
    if (event.phase() == RotationPhase.ROLLED_BACK) {
      pause(
          "SELECT old_certificate_id FROM command.rotation WHERE rotation_id = :key"
              + " AND kind <> 'REHEARSAL'",
          event.rotationId(),
          afterRollback,
          "Rotation %s of it was taken back. See why with ./interlock rotation show %s"
              .formatted(event.rotationId(), event.rotationId()),
          event.at());
    }
  }

  @EventHandler
  void on(RotationRequested event) {
    end(event.oldCertificateId());
  }

  @EventHandler
  void on(CertificateDeleted event) {
    end(event.certificateId());
  }

  private void pause(String certificate, String key, Duration pause, String why, Instant at) {
    jdbc.sql(
            """
            INSERT INTO command.renewal_pause (certificate_id, until, why)
            SELECT id, CAST(:at AS timestamptz)
                + least(:seconds * interval '1 second', (not_after - not_before) / 10), :why
            FROM command.client_certificate WHERE id = (%s)
            ON CONFLICT (certificate_id) DO UPDATE SET until = excluded.until, why = excluded.why
            """
                .formatted(certificate))
        .param("at", at.atOffset(UTC))
        .param("seconds", pause.toSeconds())
        .param("why", why)
        .param("key", key)
        .update();
  }

  private void end(String certificateId) {
    jdbc.sql("DELETE FROM command.renewal_pause WHERE certificate_id = ?")
        .param(certificateId)
        .update();
  }
}
