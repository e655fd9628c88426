package dev.interlock.query.backend;

import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.Finding;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.contract.trust.InstanceTrust;
import dev.interlock.contract.trust.Proof;
import dev.interlock.query.sql.Columns;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each instance showed last of each certificate. Where a certificate's key is gone, probes of
 * it end, and what they showed last stays.
 */
final class EvidenceRows {
  private final JdbcClient jdbc;

  EvidenceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An acknowledgement proves something only where no probe is required. */
  void on(TrustAcknowledged event, BackendProjection.Step step) {
    if (!step.after().required().claimable()) {
      return;
    }
    InstanceTrust earlier = step.before().instances().get(event.instance());
    InstanceTrust now = step.after().instances().get(event.instance());
    Set<String> concerned = new TreeSet<>();
    for (InstanceTrust trust : new InstanceTrust[] {earlier, now}) {
      if (trust != null) {
        concerned.addAll(trust.held());
      }
    }
    concerned.forEach(certificate -> put(event.instance(), certificate, step.after(), null));
  }

  void on(ProbeRecorded event, BackendProjection.Step step) {
    event
        .certificates()
        .keySet()
        .forEach(certificate -> put(event.instance(), certificate, step.after(), event));
  }

  /** An instance that comes back starts anew. */
  void on(InstanceLeft event) {
    jdbc.sql("DELETE FROM query.evidence WHERE backend_id = ? AND instance = ?")
        .params(event.backendId(), event.instance())
        .update();
  }

  private void put(
      String instance, String certificate, BackendTrust trust, @Nullable ProbeRecorded probe) {
    Finding finding = probe == null ? null : probe.certificates().get(certificate);
    jdbc.sql(
            """
            INSERT INTO query.evidence AS kept (backend_id, instance, certificate_id, proof,
              verdict, detail, probed_at)
            VALUES (:backend, :instance, :certificate, :proof, :verdict, :detail, :probedAt)
            ON CONFLICT (backend_id, instance, certificate_id) DO UPDATE SET
              proof = excluded.proof,
              verdict = coalesce(excluded.verdict, kept.verdict),
              detail = coalesce(excluded.detail, kept.detail),
              probed_at = coalesce(excluded.probed_at, kept.probed_at)
            """)
        .param("backend", trust.backendId())
        .param("instance", instance)
        .param("certificate", certificate)
        .param("proof", Proof.of(trust, instance, certificate).name())
        .param("verdict", finding == null ? null : finding.verdict().name())
        .param("detail", finding == null ? null : finding.detail())
        .param("probedAt", probe == null ? null : Columns.time(probe.at()))
        .update();
  }
}
