package dev.interlock.command.rules;

import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of stages, where those who bind a backend or revise its bundle meet those who let the
 * stage present something else. Whoever locks a certificate, a stage and a backend does it in this
 * order.
 */
@Component
class StageRows {
  private final JdbcClient jdbc;

  StageRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A stage that exists.
   *
   * @param followSince the time of the event by which it came to present that, as the event has it
   * @param switchedBy the rotation that did it, or null when a person did
   */
  record StageRow(
      @Nullable String clientCertificateId, String followSince, @Nullable String switchedBy) {}

  /** Reads a stage as it is now. */
  Optional<StageRow> find(StageRef stage) {
    return read(stage, "");
  }

  /** Reads a stage, and keeps it from changing what it presents until the transaction ends. */
  Optional<StageRow> keep(StageRef stage) {
    return read(stage, "FOR SHARE");
  }

  private Optional<StageRow> read(StageRef stage, String lock) {
    return jdbc.sql(
            """
            SELECT client_certificate_id, follow_since, switched_by FROM command.stage
            WHERE rest_api_id = ? AND name = ? %s
            """
                .formatted(lock))
        .params(stage.restApiId(), stage.stageName())
        .query(StageRow.class)
        .optional();
  }

  /** When one of those that present one of the certificates last changed. */
  Optional<Instant> lastChange(Collection<String> certificateIds) {
    return jdbc.sql(
            """
            SELECT last_updated FROM command.stage WHERE client_certificate_id = ANY (?)
            ORDER BY last_updated DESC LIMIT 1
            """)
        .param(certificateIds.toArray(String[]::new))
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** Waits for all who keep a stage, and keeps others waiting until the transaction ends. */
  void hold(StageRef stage) {
    jdbc.sql("SELECT 1 FROM command.stage WHERE rest_api_id = ? AND name = ? FOR UPDATE")
        .params(stage.restApiId(), stage.stageName())
        .query(Integer.class)
        .optional();
  }
}
