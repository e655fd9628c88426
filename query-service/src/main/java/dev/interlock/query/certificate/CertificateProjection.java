package dev.interlock.query.certificate;

import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.query.sql.Columns;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a row for each certificate, deleted ones too. */
@Component
public final class CertificateProjection {
  private final JdbcClient jdbc;

  public CertificateProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next event of a certificate. */
  public void on(CertificateEvent event) {
    switch (event) {
      case CertificateRequested ignored -> {}
      case CertificateRequestWithdrawn ignored -> {}
      case CertificateIntroduced introduced -> insert(introduced);
      case CertificateDescribed described ->
          jdbc.sql("UPDATE query.certificate SET description = ? WHERE certificate_id = ?")
              .param(described.description())
              .param(described.certificateId())
              .update();
      case CertificateTagged tagged ->
          jdbc.sql(
                  "UPDATE query.certificate SET tags = tags || CAST(? AS jsonb)"
                      + " WHERE certificate_id = ?")
              .param(Columns.json(tagged.tags()))
              .param(tagged.certificateId())
              .update();
      case CertificateUntagged untagged ->
          jdbc.sql(
                  "UPDATE query.certificate SET tags = tags - CAST(? AS text[])"
                      + " WHERE certificate_id = ?")
              .param(untagged.tagKeys().toArray(String[]::new))
              .param(untagged.certificateId())
              .update();
      case CertificateDeleted deleted -> mark("deleted_at", deleted.certificateId(), deleted.at());
      case PrivateKeyDestroyed destroyed ->
          mark("key_destroyed_at", destroyed.certificateId(), destroyed.at());
    }
  }

  private void insert(CertificateIntroduced event) {
    CertificateFacts facts = event.certificate();
    jdbc.sql(
            """
            INSERT INTO query.certificate (certificate_id, description, tags, pem, fingerprint,
              spki_hash, serial_number, subject, not_before, not_after, created_at)
            VALUES (:id, :description, CAST(:tags AS jsonb), :pem, :fingerprint,
              :spkiHash, :serialNumber, :subject, :notBefore, :notAfter, :at)
            """)
        .param("id", event.certificateId())
        .param("description", event.description())
        .param("tags", Columns.json(event.tags()))
        .param("pem", facts.pem())
        .param("fingerprint", facts.fingerprint())
        .param("spkiHash", facts.spkiHash())
        .param("serialNumber", facts.serialNumber())
        .param("subject", facts.subject())
        .param("notBefore", Columns.time(facts.notBefore()))
        .param("notAfter", Columns.time(facts.notAfter()))
        .param("at", Columns.time(event.at()))
        .update();
  }

  private void mark(String column, String certificateId, Instant at) {
    jdbc.sql("UPDATE query.certificate SET %s = ? WHERE certificate_id = ?".formatted(column))
        .param(Columns.time(at))
        .param(certificateId)
        .update();
  }
}
