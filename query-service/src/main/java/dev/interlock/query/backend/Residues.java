package dev.interlock.query.backend;

import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.Proof;
import dev.interlock.query.backend.BackendView.TrustResidue;
import dev.interlock.query.backend.BackendView.TrustResidue.End;
import dev.interlock.query.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where certificates that are deleted or expired are still trusted. */
final class Residues {
  private final Map<String, Gone> gone = new TreeMap<>();
  private final List<Accepted> accepted;

  private record Accepted(
      String backendId, String instance, String certificateId, Instant probedAt) {}

  private record Gone(End end, Instant at) {

    static Gone of(ResultSet row) throws SQLException {
      Instant deletedAt = Columns.instantOrNull(row, "deleted_at");
      return deletedAt == null
          ? new Gone(End.EXPIRED, Columns.instant(row, "not_after"))
          : new Gone(End.DELETED, deletedAt);
    }
  }

  private Residues(List<Accepted> accepted) {
    this.accepted = accepted;
  }

  static Residues read(JdbcClient jdbc, Instant now) {
    Residues residues =
        new Residues(
            jdbc.sql(
                    "SELECT backend_id, instance, certificate_id, probed_at FROM query.evidence"
                        + " WHERE verdict = ? AND proof <> ? ORDER BY instance")
                .params(Verdict.ACCEPTED.name(), Proof.REFUSES.name())
                .query(
                    (row, number) ->
                        new Accepted(
                            row.getString("backend_id"),
                            row.getString("instance"),
                            row.getString("certificate_id"),
                            Columns.instant(row, "probed_at")))
                .list());
    jdbc.sql(
            "SELECT certificate_id, deleted_at, not_after FROM query.certificate"
                + " WHERE deleted_at IS NOT NULL OR not_after < ?")
        .param(Columns.time(now))
        .query(
            row -> {
              residues.gone.put(row.getString("certificate_id"), Gone.of(row));
            });
    return residues;
  }

  List<TrustResidue> of(BackendRow backend) {
    return gone.entrySet().stream()
        .map(entry -> residue(backend, entry.getKey(), entry.getValue()))
        .filter(residue -> !residue.because().isEmpty())
        .toList();
  }

  private TrustResidue residue(BackendRow backend, String certificate, Gone gone) {
    List<String> because = new ArrayList<>();
    if (backend.trust().bundle().contains(certificate)) {
      because.add(
          "Version %d of the bundle lists %s.".formatted(backend.trust().version(), certificate));
    }
    backend
        .trust()
        .instances()
        .forEach(
            (name, trust) -> {
              if (trust.held().contains(certificate)) {
                because.add(
                    "%s holds version %d, which lists %s."
                        .formatted(name, trust.version(), certificate));
              }
            });
    accepted.stream()
        .filter(found -> found.backendId().equals(backend.backendId()))
        .filter(found -> found.certificateId().equals(certificate))
        .forEach(
            found ->
                because.add(
                    "%s accepted %s at %s, when it was last probed with it."
                        .formatted(found.instance(), certificate, found.probedAt())));
    return new TrustResidue(certificate, gone.end(), gone.at(), because);
  }
}
