package dev.interlock.vault;

import dev.interlock.vault.Sealed.WrappedDataKey;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code vault.private_key}. */
final class KeyRows implements Rewrapping.Rows {
  private final JdbcClient jdbc;

  KeyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<StoredKey> ofCertificate(String certificateId) {
    return jdbc.sql("SELECT * FROM vault.private_key WHERE certificate_id = :id")
        .param("id", certificateId)
        .query(KeyRows::read)
        .optional();
  }

  StoredKey ofHandle(String keyHandle) {
    return jdbc.sql("SELECT * FROM vault.private_key WHERE key_handle = :handle")
        .param("handle", keyHandle)
        .query(KeyRows::read)
        .optional()
        .orElseThrow(() -> new UnknownKey(keyHandle));
  }

  /**
   * Waits for a concurrent insert to end; false if the id is taken then, or the subject among those
   * that share theirs with no other.
   */
  boolean insert(StoredKey.Live key, boolean sharesSubject, Instant issuedAt) {
    IssuedCertificate issued = key.issued();
    int inserted =
        jdbc.sql(
                """
                INSERT INTO vault.private_key (certificate_id, key_handle, subject, shares_subject,
                    certificate, issued_at, sealed_private_key, wrapped_data_key,
                    key_encryption_key_id)
                VALUES (:id, :handle, :subject, :sharesSubject, :certificate,
                    :issuedAt, :privateKey, :dataKey, :keyEncryptionKey)
                ON CONFLICT DO NOTHING
                """)
            .param("id", issued.certificateId())
            .param("handle", issued.keyHandle())
            .param("subject", issued.certificate().getSubjectX500Principal().getEncoded())
            .param("sharesSubject", sharesSubject)
            .param("certificate", issued.der())
            .param("issuedAt", utc(issuedAt))
            .param("privateKey", key.sealed().value())
            .param("dataKey", key.sealed().dataKey().bytes())
            .param("keyEncryptionKey", key.sealed().dataKey().keyEncryptionKeyId())
            .update();
    return inserted == 1;
  }

  void destroy(String keyHandle, Instant now) {
    jdbc.sql(
            """
            UPDATE vault.private_key
            SET destroyed_at = :now, sealed_private_key = NULL, wrapped_data_key = NULL,
                key_encryption_key_id = NULL
            WHERE key_handle = :handle AND destroyed_at IS NULL
            """)
        .param("now", utc(now))
        .param("handle", keyHandle)
        .update();
  }

  @Override
  public List<Rewrapping.Row> underOlderThan(String keyEncryptionKeyId, String afterId, int limit) {
    return jdbc
        .sql(
            """
            SELECT * FROM vault.private_key
            WHERE destroyed_at IS NULL AND key_encryption_key_id <> :current
                AND certificate_id > :after
            ORDER BY certificate_id
            LIMIT :limit
            """)
        .param("current", keyEncryptionKeyId)
        .param("after", afterId)
        .param("limit", limit)
        .query(KeyRows::read)
        .stream()
        .map(StoredKey::live)
        .map(
            key ->
                new Rewrapping.Row(
                    key.issued().certificateId(),
                    AssociatedData.of(key.issued()),
                    key.sealed().dataKey()))
        .toList();
  }

  @Override
  public boolean rewrap(Rewrapping.Row read, WrappedDataKey rewrapped) {
    int updated =
        jdbc.sql(
                """
                UPDATE vault.private_key
                SET wrapped_data_key = :bytes, key_encryption_key_id = :keyEncryptionKey
                WHERE certificate_id = :id AND wrapped_data_key = :before
                """)
            .param("bytes", rewrapped.bytes())
            .param("keyEncryptionKey", rewrapped.keyEncryptionKeyId())
            .param("id", read.id())
            .param("before", read.dataKey().bytes())
            .update();
    return updated == 1;
  }

  private static StoredKey read(ResultSet row, int number) throws SQLException {
    IssuedCertificate issued =
        new IssuedCertificate(
            row.getString("certificate_id"),
            row.getString("key_handle"),
            certificate(row.getBytes("certificate"), row.getString("certificate_id")));
    OffsetDateTime destroyedAt = row.getObject("destroyed_at", OffsetDateTime.class);
    return destroyedAt == null
        ? new StoredKey.Live(
            issued,
            new Sealed(
                row.getBytes("sealed_private_key"),
                new WrappedDataKey(
                    row.getBytes("wrapped_data_key"), row.getString("key_encryption_key_id"))))
        : new StoredKey.Destroyed(issued, destroyedAt.toInstant());
  }

  private static X509Certificate certificate(byte[] der, String certificateId) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException(
          "The stored certificate %s is damaged: restore its row".formatted(certificateId), e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
