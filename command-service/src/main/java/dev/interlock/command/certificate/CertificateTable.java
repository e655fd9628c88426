package dev.interlock.command.certificate;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.TextMap;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.client_certificate}, written in the transaction of the events. */
@Component
class CertificateTable implements Certificates, SameTransaction {
  private final JdbcClient jdbc;

  CertificateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventHandler
  void on(CertificateGenerated event) {
    CertificateFacts facts = event.certificate();
    jdbc.sql(
            """
            INSERT INTO command.client_certificate (id, description, tags, pem, fingerprint,
              spki_hash, serial_number, subject, not_before, not_after, key_handle)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(event.certificateId())
        .param(event.description())
        .param(TextMap.write(event.tags()))
        .param(facts.pem())
        .param(facts.fingerprint())
        .param(facts.spkiHash())
        .param(facts.serialNumber())
        .param(facts.subject())
        .param(facts.notBefore().atOffset(UTC))
        .param(facts.notAfter().atOffset(UTC))
        .param(event.keyHandle())
        .update();
  }

  @EventHandler
  void on(CertificateDescribed event) {
    jdbc.sql("UPDATE command.client_certificate SET description = ? WHERE id = ?")
        .param(event.description())
        .param(event.certificateId())
        .update();
  }

  @EventHandler
  void on(CertificateTagged event) {
    jdbc.sql("UPDATE command.client_certificate SET tags = tags || ?::jsonb WHERE id = ?")
        .params(TextMap.write(event.tags()), event.certificateId())
        .update();
  }

  @EventHandler
  void on(CertificateUntagged event) {
    jdbc.sql("UPDATE command.client_certificate SET tags = tags - ?::text[] WHERE id = ?")
        .params(event.tagKeys().toArray(String[]::new), event.certificateId())
        .update();
  }

  @EventHandler
  void on(CertificateDeleted event) {
    jdbc.sql("DELETE FROM command.client_certificate WHERE id = ?")
        .param(event.certificateId())
        .update();
  }

  @Override
  public Optional<StoredCertificate> find(String certificateId) {
    return one("id", certificateId);
  }

  @Override
  public Optional<StoredCertificate> withFingerprint(String fingerprint) {
    return one("fingerprint", fingerprint);
  }

  private Optional<StoredCertificate> one(String column, String value) {
    return jdbc.sql("SELECT * FROM command.client_certificate WHERE %s = ?".formatted(column))
        .param(value)
        .query(CertificateTable::row)
        .optional()
        .map(Listed::value);
  }

  /** The certificates of a page, in the order of their creation. */
  List<Listed<StoredCertificate>> list(PageRequest page) {
    return jdbc.sql(
            "SELECT * FROM command.client_certificate WHERE listed > ? ORDER BY listed LIMIT ?")
        .params(page.after(), page.rows())
        .query(CertificateTable::row)
        .list();
  }

  @Override
  public int countForGeneration() {
    // An advisory lock: there is no row yet that two generations could meet at.
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('command.client_certificate'))")
        .query((row, n) -> n)
        .list();
    return count();
  }

  @Override
  public int count() {
    return jdbc.sql("SELECT count(*) FROM command.client_certificate")
        .query(Integer.class)
        .single();
  }

  @Override
  public void holdForUse(String certificateId) {
    if (!lock(certificateId, "KEY SHARE")) {
      throw Refusal.invalid(
          "clientCertificateId", "%s: %s; generate it first".formatted(UNKNOWN, certificateId));
    }
  }

  @Override
  public void holdForDeletion(String certificateId) {
    lock(certificateId, "UPDATE");
  }

  private boolean lock(String certificateId, String strength) {
    return jdbc.sql("SELECT 1 FROM command.client_certificate WHERE id = ? FOR " + strength)
        .param(certificateId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private static Listed<StoredCertificate> row(ResultSet row, int number) throws SQLException {
    CertificateFacts facts =
        new CertificateFacts(
            row.getString("pem"),
            row.getString("fingerprint"),
            row.getString("spki_hash"),
            row.getString("serial_number"),
            row.getString("subject"),
            instant(row, "not_before"),
            instant(row, "not_after"));
    return new Listed<>(
        row.getLong("listed"),
        new StoredCertificate(
            row.getString("id"),
            row.getString("description"),
            TextMap.read(row.getString("tags")),
            facts,
            row.getString("key_handle")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
