package dev.interlock.query.backend;

import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.Proof;
import dev.interlock.query.backend.BackendEvidence.CertificateEvidence;
import dev.interlock.query.backend.BackendEvidence.InstanceEvidence;
import dev.interlock.query.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What backends have shown of a certificate and its successor. */
@Repository
public final class EvidenceOfRotation {
  private final JdbcClient jdbc;

  EvidenceOfRotation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Member(String backendId, String instance) {}

  private record Key(String backendId, String instance, String certificateId) {}

  /**
   * The evidence of the backends named and of those that were bound to one of the stages within a
   * time, also if they have left; in the order of their ids.
   *
   * @param until null for now
   */
  public List<BackendEvidence> of(
      Collection<String> named,
      Collection<String> stages,
      Instant since,
      @Nullable Instant until,
      String oldId,
      String newId) {
    Map<String, BackendEvidence> found = new TreeMap<>();
    named.forEach(id -> found.put(id, new BackendEvidence(id, null, null, null, 0, List.of())));
    Set<String> joined = joined(stages, since, until);
    Map<Key, CertificateEvidence> shown = shown(oldId, newId);
    Map<Member, String> refusals = refusals();
    jdbc.sql("SELECT * FROM query.backend").query(BackendRow::of).stream()
        .filter(row -> named.contains(row.backendId()) || joined.contains(row.backendId()))
        .forEach(row -> found.put(row.backendId(), evidence(row, shown, refusals, oldId, newId)));
    return List.copyOf(found.values());
  }

  private Set<String> joined(Collection<String> stages, Instant since, @Nullable Instant until) {
    return jdbc.sql(
            """
            SELECT backend_id FROM query.backend_binding
            WHERE stage_id = ANY (:stages) AND (unbound_at IS NULL OR unbound_at >= :since)
              AND (CAST(:until AS timestamptz) IS NULL OR bound_at <= :until)
            """)
        .param("stages", stages.toArray(String[]::new))
        .param("since", Columns.time(since))
        .param("until", until == null ? null : Columns.time(until))
        .query(String.class)
        .set();
  }

  private static BackendEvidence evidence(
      BackendRow row,
      Map<Key, CertificateEvidence> shown,
      Map<Member, String> refusals,
      String oldId,
      String newId) {
    String backend = row.backendId();
    return new BackendEvidence(
        backend,
        row.trust().required(),
        null,
        null,
        row.trust().version(),
        new TreeMap<>(row.trust().instances())
            .entrySet().stream()
                .map(
                    entry ->
                        new InstanceEvidence(
                            entry.getKey(),
                            entry.getValue().version(),
                            entry.getValue().claimed(),
                            refusals.get(new Member(backend, entry.getKey())),
                            shown(shown, new Key(backend, entry.getKey(), oldId)),
                            shown(shown, new Key(backend, entry.getKey(), newId))))
                .toList());
  }

  private Map<Member, String> refusals() {
    return jdbc
        .sql("SELECT * FROM query.finding WHERE kind = 'REFUSES_BUNDLE'")
        .query(
            (row, number) ->
                Map.entry(
                    new Member(row.getString("backend_id"), row.getString("instance")),
                    row.getString("detail")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
