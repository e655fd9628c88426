package dev.interlock.query.rehearsal;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.query.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each backend did with each certificate that a rotation brought it. */
@Repository
public final class Trials {
  private final JdbcClient jdbc;

  public Trials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the next event of a backend.
   *
   * @param before what was proved before it
   * @param after what is proved with it
   */
  public void on(BackendEvent event, BackendTrust before, BackendTrust after) {
    if (event instanceof TrustBundleRevised revised && revised.rotationId() != null) {
      revised.certificates().stream()
          .map(TrustedCertificate::certificateId)
          .filter(id -> !before.bundle().contains(id))
          .forEach(id -> begin(id, revised, after));
    }
    jdbc.sql("SELECT trial FROM query.trial WHERE backend_id = ? AND NOT over")
        .param(event.backendId())
        .query((row, number) -> Columns.json(row, "trial", Trial.class))
        .list()
        .forEach(trial -> put(event.backendId(), trial, trial.on(event, after)));
  }

  private void begin(String certificateId, TrustBundleRevised event, BackendTrust after) {
    jdbc.sql(
            """
            INSERT INTO query.trial (backend_id, certificate_id, trial, over)
            VALUES (?, ?, CAST(? AS jsonb), false)
            ON CONFLICT (backend_id, certificate_id) DO NOTHING
            """)
        .params(
            event.backendId(),
            certificateId,
            Columns.json(Trial.begun(certificateId, event, after)))
        .update();
  }

  private void put(String backendId, Trial before, Trial after) {
    if (!after.equals(before)) {
      jdbc.sql(
              """
              UPDATE query.trial SET trial = CAST(? AS jsonb), over = ?
              WHERE backend_id = ? AND certificate_id = ?
              """)
          .params(Columns.json(after), after.over(), backendId, after.certificateId())
          .update();
    }
  }

  /**
   * How ready a backend is, by its trial of a certificate.
   *
   * @param required null while its registration has not been read
   * @param excluded whether a person let the rehearsal go on without it
   */
  public Readiness judge(
      String backendId,
      String certificateId,
      @Nullable Evidence required,
      boolean excluded,
      Assessment assessment) {
    Trial trial =
        jdbc.sql("SELECT trial FROM query.trial WHERE backend_id = ? AND certificate_id = ?")
            .params(backendId, certificateId)
            .query((row, number) -> Columns.json(row, "trial", Trial.class))
            .optional()
            .orElse(null);
    return assessment.of(trial, required, excluded);
  }
}
