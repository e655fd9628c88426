package dev.interlock.query.backend;

import dev.interlock.contract.StageRef;
import dev.interlock.contract.Verdict;
import dev.interlock.query.backend.BackendEvidence.CertificateEvidence;
import dev.interlock.query.backend.BackendEvidence.InstanceEvidence;
import dev.interlock.query.sql.Columns;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What backends have shown of a certificate and its successor. */
@Repository
public final class EvidenceOfRotation {
  private final JdbcClient jdbc;

  EvidenceOfRotation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(String backendId, String instance, String certificateId) {}

  /**
   * The evidence of the backends named and of those bound to one of the stages now, which may have
   * joined since; in the order of their ids.
   */
  public List<BackendEvidence> of(
      Collection<String> named, Collection<String> stages, String oldId, String newId) {
    Map<String, BackendEvidence> found = new TreeMap<>();
    named.forEach(id -> found.put(id, new BackendEvidence(id, null, 0, List.of())));
    Map<Key, CertificateEvidence> shown = shown(oldId, newId);
    jdbc.sql("SELECT * FROM query.backend").query(BackendRow::of).stream()
        .filter(row -> named.contains(row.backendId()) || servesOneOf(row, stages))
        .forEach(row -> found.put(row.backendId(), evidence(row, shown, oldId, newId)));
    return List.copyOf(found.values());
  }

  private static boolean servesOneOf(BackendRow row, Collection<String> stages) {
    return row.trust().stages().stream().map(StageRef::id).anyMatch(stages::contains);
  }

  private static BackendEvidence evidence(
      BackendRow row, Map<Key, CertificateEvidence> shown, String oldId, String newId) {
    String backend = row.backendId();
    return new BackendEvidence(
        backend,
        row.trust().required(),
        row.trust().version(),
        new TreeMap<>(row.trust().instances())
            .entrySet().stream()
                .map(
                    entry ->
                        new InstanceEvidence(
                            entry.getKey(),
                            entry.getValue().version(),
                            entry.getValue().claimed(),
                            shown(shown, new Key(backend, entry.getKey(), oldId)),
                            shown(shown, new Key(backend, entry.getKey(), newId))))
                .toList());
  }

  private static CertificateEvidence shown(Map<Key, CertificateEvidence> all, Key key) {
    return all.getOrDefault(key, CertificateEvidence.NONE);
  }

  private Map<Key, CertificateEvidence> shown(String oldId, String newId) {
    return jdbc
        .sql("SELECT * FROM query.evidence WHERE certificate_id IN (?, ?)")
        .params(oldId, newId)
        .query(
            (row, number) -> {
              String verdict = row.getString("verdict");
              return Map.entry(
                  new Key(
                      row.getString("backend_id"),
                      row.getString("instance"),
                      row.getString("certificate_id")),
                  new CertificateEvidence(
                      Proof.valueOf(row.getString("proof")),
                      verdict == null ? null : Verdict.valueOf(verdict),
                      row.getString("detail"),
                      Columns.instantOrNull(row, "probed_at")));
            })
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
