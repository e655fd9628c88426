package dev.interlock.query.backend;

import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Finding;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.contract.trust.InstanceTrust;
import dev.interlock.query.backend.BackendView.Bundle;
import dev.interlock.query.backend.BackendView.InstanceView;
import dev.interlock.query.backend.BackendView.Probe;
import dev.interlock.query.backend.BackendView.Stranger;
import dev.interlock.query.backend.BackendView.Stranger.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The backends with all that is known of their instances. */
@Repository
public final class Backends {
  private final JdbcClient jdbc;
  private final Clock clock;

  Backends(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All backends in the order of their ids; with a stage, those bound to it. */
  public List<BackendView> all(@Nullable String stage) {
    Residues residues = Residues.read(jdbc, clock.instant());
    return jdbc
        .sql("SELECT * FROM query.backend ORDER BY backend_id")
        .query(BackendRow::of)
        .stream()
        .map(row -> view(row, residues))
        .filter(view -> stage == null || view.stages().contains(stage))
        .toList();
  }

  Optional<BackendView> byId(String backendId) {
    Residues residues = Residues.read(jdbc, clock.instant());
    return jdbc.sql("SELECT * FROM query.backend WHERE backend_id = ?")
        .param(backendId)
        .query(BackendRow::of)
        .optional()
        .map(row -> view(row, residues));
  }

  private static BackendView view(BackendRow row, Residues residues) {
    BackendTrust trust = row.trust();
    TreeMap<String, InstanceTrust> instances = new TreeMap<>(trust.instances());
    return new BackendView(
        row.backendId(),
        row.description(),
        row.serverName(),
        row.probePath(),
        trust.required(),
        row.registeredAt(),
        trust.stages().stream().map(StageRef::id).sorted().toList(),
        row.discovery(),
        new Bundle(trust.version(), new TreeSet<>(trust.bundle())),
        instances.entrySet().stream()
            .map(entry -> instance(row, entry.getKey(), entry.getValue()))
            .toList(),
        instances.values().stream().flatMap(Backends::strangers).toList(),
        residues.of(row));
  }

  private static InstanceView instance(BackendRow row, String name, InstanceTrust trust) {
    ProbeRecorded probe = trust.probe();
    return new InstanceView(
        name,
        row.addressOf(name),
        trust.version(),
        trust.claimed(),
        trust.version() == row.trust().version(),
        probe == null
            ? null
            : new Probe(
                probe.at(),
                probe.bundleVersion(),
                new TreeMap<>(probe.certificates()),
                probe.untrusted(),
                probe.anonymous()),
        trust.observed().isEmpty() ? null : new TreeMap<>(trust.observed()));
  }

  private static Stream<Stranger> strangers(InstanceTrust trust) {
    ProbeRecorded probe = trust.probe();
    return probe == null
        ? Stream.empty()
        : Stream.concat(
            stranger(probe, Kind.UNTRUSTED_CERTIFICATE, probe.untrusted()),
            stranger(probe, Kind.NO_CERTIFICATE, probe.anonymous()));
  }

  private static Stream<Stranger> stranger(ProbeRecorded probe, Kind kind, Finding finding) {
    return finding.verdict() == Verdict.ACCEPTED
        ? Stream.of(new Stranger(probe.instance(), kind, probe.at(), finding.detail()))
        : Stream.empty();
  }
}
