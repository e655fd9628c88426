package dev.interlock.vault;

import static java.time.ZoneOffset.UTC;

import dev.interlock.vault.Sealed.WrappedDataKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code vault.secret}. */
final class SecretRows implements Rewrapping.Rows {
  private final JdbcClient jdbc;

  SecretRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String id, Sealed sealed, Instant storedAt) {
    jdbc.sql(
            """
            INSERT INTO vault.secret (id, stored_at, sealed_secret, wrapped_data_key,
                key_encryption_key_id)
            VALUES (:id, :storedAt, :secret, :dataKey, :keyEncryptionKey)
            """)
        .param("id", id)
        .param("storedAt", storedAt.atOffset(UTC))
        .param("secret", sealed.value())
        .param("dataKey", sealed.dataKey().bytes())
        .param("keyEncryptionKey", sealed.dataKey().keyEncryptionKeyId())
        .update();
  }

  Optional<Sealed> live(String id) {
    return jdbc.sql("SELECT * FROM vault.secret WHERE id = :id AND destroyed_at IS NULL")
        .param("id", id)
        .query(
            (row, number) ->
                new Sealed(
                    row.getBytes("sealed_secret"),
                    new WrappedDataKey(
                        row.getBytes("wrapped_data_key"), row.getString("key_encryption_key_id"))))
        .optional();
  }

  void destroy(String id, Instant now) {
    jdbc.sql(
            """
            UPDATE vault.secret
            SET destroyed_at = :now, sealed_secret = NULL, wrapped_data_key = NULL,
                key_encryption_key_id = NULL
            WHERE id = :id AND destroyed_at IS NULL
            """)
        .param("now", now.atOffset(UTC))
        .param("id", id)
        .update();
  }

  @Override
  public List<Rewrapping.Row> underOlderThan(String keyEncryptionKeyId, String afterId, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM vault.secret
            WHERE destroyed_at IS NULL AND key_encryption_key_id <> :current AND id > :after
            ORDER BY id
            LIMIT :limit
            """)
        .param("current", keyEncryptionKeyId)
        .param("after", afterId)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Rewrapping.Row(
                    row.getString("id"),
                    AssociatedData.ofSecret(row.getString("id")),
                    new WrappedDataKey(
                        row.getBytes("wrapped_data_key"), row.getString("key_encryption_key_id"))))
        .list();
  }

  @Override
  public boolean rewrap(Rewrapping.Row read, WrappedDataKey rewrapped) {
    int updated =
        jdbc.sql(
                """
                UPDATE vault.secret
                SET wrapped_data_key = :bytes, key_encryption_key_id = :keyEncryptionKey
                WHERE id = :id AND wrapped_data_key = :before
                """)
            .param("bytes", rewrapped.bytes())
            .param("keyEncryptionKey", rewrapped.keyEncryptionKeyId())
            .param("id", read.id())
            .param("before", read.dataKey().bytes())
            .update();
    return updated == 1;
  }
}
