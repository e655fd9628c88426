package dev.interlock.saga;

import static dev.interlock.saga.Columns.array;
import static dev.interlock.saga.Columns.json;
import static dev.interlock.saga.Columns.read;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageRef;
import dev.interlock.saga.rotation.BackendFact;
import dev.interlock.saga.rotation.CertificateFact;
import dev.interlock.saga.rotation.Facts;
import dev.interlock.saga.rotation.StageFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The facts in the database: of every backend, stage and certificate, asked for or not. */
@Repository
class KnownFacts {
  private final JdbcClient jdbc;

  KnownFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Folds an event in, and says what it has to do with. */
  Concern take(Event event) {
    return switch (event) {
      case BackendEvent backend -> take(backend);
      case StageEvent stage -> take(stage);
      case CertificateEvent certificate -> take(certificate);
      case RotationEvent ignored -> Concern.NOTHING;
      case GatewayEvent gateway -> take(gateway);
      case RestApiEvent ignored -> Concern.NOTHING;
      case AccessKeyEvent ignored -> Concern.NOTHING;
      case RenewalEvent ignored -> Concern.NOTHING;
    };
  }

  /** All that the rotation has to do with. */
  Facts about(Concern rotation) {
    Map<String, BackendFact> backends = new HashMap<>();
    jdbc
        .sql(
            "SELECT trust FROM saga.backend_trust"
                + " WHERE backend_id = ANY (?) OR stages && ?::text[] OR bundle && ?::text[]")
        .params(
            array(rotation.backends()), array(rotation.stages()), array(rotation.certificates()))
        .query(String.class)
        .list()
        .stream()
        .map(fact -> read(fact, BackendFact.class))
        .forEach(fact -> backends.put(fact.trust().backendId(), fact));
    Set<String> stageIds = new TreeSet<>(rotation.stages());
    backends
        .values()
        .forEach(fact -> fact.trust().stages().forEach(stage -> stageIds.add(stage.id())));
    Map<String, StageFact> stages = new HashMap<>();
    jdbc
        .sql("SELECT fact FROM saga.stage WHERE stage_id = ANY (?) OR certificates && ?::text[]")
        .params(array(stageIds), array(rotation.certificates()))
        .query(String.class)
        .list()
        .stream()
        .map(fact -> read(fact, StageFact.class))
        .forEach(fact -> stages.put(fact.stage().id(), fact));
    Map<String, CertificateFact> certificates = new HashMap<>();
    rotation
        .certificates()
        .forEach(id -> certificate(id).ifPresent(fact -> certificates.put(id, fact)));
    Set<String> gateways =
        jdbc.sql("SELECT gateway_id FROM saga.gateway").query(String.class).set();
    return new Facts(backends, stages, certificates, gateways);
  }

  private Concern take(BackendEvent event) {
    String id = event.backendId();
    Map<String, BackendFact> known = new HashMap<>();
    fact("SELECT trust FROM saga.backend_trust WHERE backend_id = ?", id, BackendFact.class)
        .ifPresent(fact -> known.put(id, fact));
    BackendFact fact = new Facts(known, Map.of(), Map.of(), Set.of()).on(event).backends().get(id);
    if (fact == null) {
      return Concern.NOTHING;
    }
    List<String> serving = fact.trust().stages().stream().map(StageRef::id).toList();
    Set<String> bundle = fact.trust().bundle();
    jdbc.sql(
            """
            INSERT INTO saga.backend_trust (backend_id, trust, stages, bundle)
            VALUES (?, ?::jsonb, ?, ?)
            ON CONFLICT (backend_id) DO UPDATE
              SET trust = excluded.trust, stages = excluded.stages, bundle = excluded.bundle
            """)
        .params(id, json(fact), array(serving), array(bundle))
        .update();
    Set<String> stages = new TreeSet<>(serving);
    stages.addAll(fact.left().keySet());
    return new Concern(List.of(id), List.copyOf(stages), List.copyOf(bundle));
  }

  private Concern take(StageEvent event) {
    String id = event.stage().id();
    Map<String, StageFact> known = new HashMap<>();
    fact("SELECT fact FROM saga.stage WHERE stage_id = ?", id, StageFact.class)
        .ifPresent(fact -> known.put(id, fact));
    List<String> touched = new ArrayList<>();
    known.values().forEach(fact -> certificates(fact).forEach(touched::add));
    StageFact fact =
        Objects.requireNonNull(
            new Facts(Map.of(), known, Map.of(), Set.of()).on(event).stages().get(id),
            "every stage has one");
    certificates(fact).forEach(touched::add);
    jdbc.sql(
            """
            INSERT INTO saga.stage (stage_id, fact, certificates) VALUES (?, ?::jsonb, ?)
            ON CONFLICT (stage_id) DO UPDATE
              SET fact = excluded.fact, certificates = excluded.certificates
            """)
        .params(id, json(fact), array(certificates(fact).toList()))
        .update();
    return new Concern(List.of(), List.of(id), touched);
  }

  private Concern take(CertificateEvent event) {
    String id = event.certificateId();
    Map<String, CertificateFact> known = new HashMap<>();
    certificate(id).ifPresent(fact -> known.put(id, fact));
    CertificateFact fact =
        Objects.requireNonNull(
            new Facts(Map.of(), Map.of(), known, Set.of()).on(event).certificates().get(id),
            "every certificate has one");
    jdbc.sql(
            """
            INSERT INTO saga.certificate (certificate_id, fact) VALUES (?, ?::jsonb)
            ON CONFLICT (certificate_id) DO UPDATE SET fact = excluded.fact
            """)
        .params(id, json(fact))
        .update();
    return new Concern(List.of(), List.of(), List.of(id));
  }

  private Concern take(GatewayEvent event) {
    String change =
        switch (event) {
          case GatewayJoined ignored ->
              "INSERT INTO saga.gateway VALUES (?) ON CONFLICT DO NOTHING";
          case GatewayLeft ignored -> "DELETE FROM saga.gateway WHERE gateway_id = ?";
        };
    jdbc.sql(change).param(event.gatewayId()).update();
    return Concern.NOTHING;
  }

  private Optional<CertificateFact> certificate(String id) {
    return fact(
        "SELECT fact FROM saga.certificate WHERE certificate_id = ?", id, CertificateFact.class);
  }

  private <T> Optional<T> fact(String sql, String id, Class<T> type) {
    return jdbc.sql(sql).param(id).query(String.class).optional().map(json -> read(json, type));
  }

  private static Stream<String> certificates(StageFact fact) {
    return Stream.of(Optional.ofNullable(fact.presents()), Optional.ofNullable(fact.before()))
        .flatMap(Optional::stream);
  }
}
