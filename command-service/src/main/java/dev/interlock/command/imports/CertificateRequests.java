package dev.interlock.command.imports;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.interlock.command.Refusal;
import dev.interlock.command.aws.TextMap;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.CertificateEvent.CertificateImported;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.certificate_request}: what authorities have yet to sign. */
@Component
class CertificateRequests implements SameTransaction {
  private final JdbcClient jdbc;

  CertificateRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A request as the API shows it.
   *
   * @param requestId also the id of the certificate to come
   * @param csr PKCS#10 (RFC 2986) in PEM
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String requestId,
      @Nullable String description,
      Map<String, String> tags,
      String subject,
      String keyAlgorithm,
      String csr,
      Instant requestedAt) {}

  @EventHandler
  void on(CertificateRequested event) {
    jdbc.sql(
            """
            INSERT INTO command.certificate_request
              (id, description, tags, subject, key_algorithm, request, requested_at)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?)
            """)
        .param(event.certificateId())
        .param(event.description())
        .param(TextMap.write(event.tags()))
        .param(event.subject())
        .param(event.keyAlgorithm())
        .param(event.request())
        .param(event.at().atOffset(UTC))
        .update();
  }

  @EventHandler
  void on(CertificateImported event) {
    delete(event.certificateId());
  }

  @EventHandler
  void on(CertificateRequestWithdrawn event) {
    delete(event.certificateId());
  }

  /** The oldest first. */
  List<Row> list() {
    return jdbc.sql("SELECT * FROM command.certificate_request ORDER BY listed")
        .query(CertificateRequests::row)
        .list();
  }

  /**
   * One that is open.
   *
   * @throws Refusal NOT_FOUND
   */
  Row require(String requestId) {
    return jdbc.sql("SELECT * FROM command.certificate_request WHERE id = ?")
        .param(requestId)
        .query(CertificateRequests::row)
        .optional()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no open certificate request %s; GET /v1/certificate-requests lists them"
                        .formatted(requestId)));
  }

  private void delete(String id) {
    jdbc.sql("DELETE FROM command.certificate_request WHERE id = ?").param(id).update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("description"),
        TextMap.read(row.getString("tags")),
        row.getString("subject"),
        row.getString("key_algorithm"),
        row.getString("request"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant());
  }
}
