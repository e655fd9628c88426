package dev.interlock.vault;

import dev.interlock.vault.Sealed.WrappedDataKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    int inserted =
        jdbc.sql(
                """
                INSERT INTO vault.private_key (certificate_id, key_handle, subject, shares_subject,
                    certificate, authorities, certificate_request, issued_at, sealed_private_key,
                    wrapped_data_key, key_encryption_key_id)
                VALUES (:id, :handle, :subject, :sharesSubject, :certificate, :authorities,
                    :request, :issuedAt, :privateKey, :dataKey, :keyEncryptionKey)
                ON CONFLICT DO NOTHING
                """)
            .param("id", key.owner().certificateId())
            .param("handle", key.owner().keyHandle())
            .params(certificate(key.owner()))
            .param("sharesSubject", sharesSubject)
            .param("issuedAt", utc(issuedAt))
            .params(sealed(key.sealed()))
            .update();
    return inserted == 1;
  }

  /** Puts the certificate in the place of its request, unless that is done. */
  void complete(IssuedCertificate issued, Sealed sealed) {
    jdbc.sql(
            """
            UPDATE vault.private_key
            SET subject = :subject, certificate = :certificate, authorities = :authorities,
                certificate_request = :request, sealed_private_key = :privateKey,
                wrapped_data_key = :dataKey, key_encryption_key_id = :keyEncryptionKey
            WHERE certificate_id = :id AND certificate IS NULL AND destroyed_at IS NULL
            """)
        .param("id", issued.certificateId())
        .params(certificate(issued))
        .params(sealed(sealed))
        .update();
  }

  private static Map<String, ?> certificate(KeyOwner owner) {
    Map<String, byte @Nullable []> columns = new HashMap<>();
    switch (owner) {
      case IssuedCertificate issued -> {
        columns.put("subject", issued.certificate().getSubjectX500Principal().getEncoded());
        columns.put("certificate", issued.der());
        columns.put("authorities", der(issued.authorities()));
        columns.put("request", null);
      }
      case PendingCertificate pending -> {
        columns.put("subject", null);
        columns.put("certificate", null);
        columns.put("authorities", null);
        columns.put("request", pending.request());
      }
    }
    return columns;
  }

  private static Map<String, ?> sealed(Sealed sealed) {
    return Map.of(
        "privateKey",
        sealed.value(),
        "dataKey",
        sealed.dataKey().bytes(),
        "keyEncryptionKey",
        sealed.dataKey().keyEncryptionKeyId());
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
                    key.owner().certificateId(),
                    AssociatedData.of(key.owner()),
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
    OffsetDateTime destroyedAt = row.getObject("destroyed_at", OffsetDateTime.class);
    return destroyedAt == null
        ? new StoredKey.Live(
            owner(row),
            new Sealed(
                row.getBytes("sealed_private_key"),
                new WrappedDataKey(
                    row.getBytes("wrapped_data_key"), row.getString("key_encryption_key_id"))))
        : new StoredKey.Destroyed(row.getString("key_handle"), destroyedAt.toInstant());
  }

  private static KeyOwner owner(ResultSet row) throws SQLException {
    String id = row.getString("certificate_id");
    String handle = row.getString("key_handle");
    byte[] request = row.getBytes("certificate_request");
    if (request != null) {
      return new PendingCertificate(id, handle, request);
    }
    byte[] authorities = row.getBytes("authorities");
    return new IssuedCertificate(
        id,
        handle,
        certificates(row.getBytes("certificate"), id).getFirst(),
        authorities == null ? List.of() : certificates(authorities, id));
  }

  /** Nothing for none: a column of no bytes would read as one. */
  private static byte @Nullable [] der(List<X509Certificate> certificates) {
    if (certificates.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (X509Certificate certificate : certificates) {
      try {
        joined.writeBytes(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("A certificate that was read has a DER", e);
      }
    }
    return joined.toByteArray();
  }

  private static List<X509Certificate> certificates(byte[] der, String certificateId) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(der))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new IllegalStateException(
          "The stored certificate %s is damaged: restore its row".formatted(certificateId), e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
