package dev.interlock.query.finding;

import dev.interlock.query.backend.BackendView;
import dev.interlock.query.backend.BackendView.TrustResidue;
import dev.interlock.query.backend.Backends;
import dev.interlock.query.sql.Columns;
import dev.interlock.query.stage.Stages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The findings that are open. */
@Repository
public final class Findings {
  private final JdbcClient jdbc;
  private final Backends backends;
  private final Stages stages;
  private final RenewalFindings renewals;

  Findings(JdbcClient jdbc, Backends backends, Stages stages, RenewalFindings renewals) {
    this.jdbc = jdbc;
    this.backends = backends;
    this.stages = stages;
    this.renewals = renewals;
  }

  private record Row(
      String backendId,
      String instance,
      Kind kind,
      String certificateId,
      Instant since,
      String detail) {}

  /** All of them, those of renewals first, then those of one backend together. */
  public List<FindingView> all() {
    Map<String, List<Row>> rows = rows().stream().collect(Collectors.groupingBy(Row::backendId));
    Map<String, String> presented = stages.presented();
    List<FindingView> findings = new ArrayList<>(renewals.all());
    for (BackendView backend : backends.all(null)) {
      rows.getOrDefault(backend.backendId(), List.of()).stream()
          .map(row -> view(row, backend, presented))
          .filter(finding -> matters(finding, backend))
          .forEach(findings::add);
      backend
          .trustResidue()
          .forEach(residue -> findings.add(residue(backend.backendId(), residue)));
    }
    return findings;
  }

  private List<Row> rows() {
    return jdbc.sql("SELECT * FROM query.finding ORDER BY kind, instance, certificate_id")
        .query(
            (row, number) ->
                new Row(
                    row.getString("backend_id"),
                    row.getString("instance"),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("certificate_id"),
                    Columns.instant(row, "since"),
                    row.getString("detail")))
        .list();
  }

  /** What an instance refuses is nobody's harm while no stage presents it there. */
  private static boolean matters(FindingView finding, BackendView backend) {
    return switch (finding.kind()) {
      case REFUSES_PRESENTED_CERTIFICATE -> !finding.stages().isEmpty();
      case SERVER_CERTIFICATE, UNREACHABLE ->
          !backend.stages().isEmpty() && !backend.requiredEvidence().claimable();
      case ACCEPTS_UNTRUSTED_CERTIFICATE, ACCEPTS_NO_CERTIFICATE -> true;
      case SILENT, REFUSES_BUNDLE, INSTANCES_UNKNOWN, TRUST_RESIDUE -> true;
      case NO_SAFE_START, SHORT_SLACK, RENEWAL_BLOCKED, NOBODY_RENEWS -> true;
    };
  }

  private static FindingView view(Row row, BackendView backend, Map<String, String> presented) {
    List<String> stages =
        backend.stages().stream()
            .filter(stage -> row.certificateId().equals(presented.get(stage)))
            .toList();
    return new FindingView(
        row.kind(),
        row.backendId(),
        row.instance().isEmpty() ? null : row.instance(),
        row.certificateId().isEmpty() ? null : row.certificateId(),
        stages,
        row.since(),
        text(row, stages, backend),
        List.of(row.detail()));
  }

  private static String text(Row row, List<String> stages, BackendView backend) {
    return switch (row.kind()) {
      case ACCEPTS_UNTRUSTED_CERTIFICATE -> anybody(row, "a certificate that nobody trusts");
      case ACCEPTS_NO_CERTIFICATE -> anybody(row, "no certificate");
      case REFUSES_PRESENTED_CERTIFICATE ->
          "%s of %s does not accept %s, which %s presents: calls fail there. Install version %d of the bundle."
              .formatted(
                  row.instance(),
                  row.backendId(),
                  row.certificateId(),
                  String.join(", ", stages),
                  backend.bundle().version());
      case SERVER_CERTIFICATE ->
          "%s of %s serves a certificate that does not verify, so nothing can be proved there. Renew it, or register the backend with its authority and name."
              .formatted(row.instance(), row.backendId());
      case UNREACHABLE ->
          "%s of %s does not answer probes. Start it, or mend the way to it."
              .formatted(row.instance(), row.backendId());
      case SILENT ->
          "%s of %s has reported nothing for too long, and still counts. Mend its agent, or say that it is gone."
              .formatted(row.instance(), row.backendId());
      case REFUSES_BUNDLE ->
          "%s of %s could not take its bundle: %s. It goes on with the one before; mend the server, and its agent tries again."
              .formatted(row.instance(), row.backendId(), row.detail());
      case INSTANCES_UNKNOWN ->
          "Nobody knows which instances %s has, so nothing is proved of all of them: %s. Mend the DNS."
              .formatted(row.backendId(), row.detail());
      case TRUST_RESIDUE, NO_SAFE_START, SHORT_SLACK, RENEWAL_BLOCKED, NOBODY_RENEWS ->
          throw new IllegalStateException(row.kind() + " has no row here");
    };
  }

  private static String anybody(Row row, String presented) {
    return "%s accepts anybody: %s let in a caller with %s. Make it verify client certificates."
        .formatted(row.backendId(), row.instance(), presented);
  }

  private static FindingView residue(String backendId, TrustResidue residue) {
    String end =
        switch (residue.end()) {
          case DELETED -> "was deleted";
          case EXPIRED -> "has expired";
        };
    return new FindingView(
        Kind.TRUST_RESIDUE,
        backendId,
        null,
        residue.certificateId(),
        List.of(),
        residue.endedAt(),
        "%s still trusts %s, which %s. Take it out of the bundle."
            .formatted(backendId, residue.certificateId(), end),
        residue.because());
  }
}
