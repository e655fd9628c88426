package dev.interlock.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateImported;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Event;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Json;
import dev.interlock.query.ReadModel;
import dev.interlock.query.Story;
import dev.interlock.query.backend.BackendProjection;
import dev.interlock.query.certificate.CertificateProjection;
import dev.interlock.query.finding.FindingProjection;
import dev.interlock.query.finding.RenewalFindings;
import dev.interlock.query.gateway.GatewayProjection;
import dev.interlock.query.rehearsal.Trials;
import dev.interlock.query.rotation.RotationProjection;
import dev.interlock.query.stage.StageProjection;
import dev.interlock.testservers.Database;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ProjectionsIT {
  private static ReadModel readModel;
  private static JdbcClient jdbc;
  private static String expected;

  @BeforeAll
  static void readTheLogInItsOwnOrder() {
    Database database = ReadModel.migrated();
    readModel = new ReadModel(database.jdbc());
    jdbc =
        JdbcClient.create(
            new SingleConnectionDataSource(
                database.url(), database.user(), database.password(), true));
    take(Story.envelopes());
    expected = readModel.rows();
  }

  @BeforeEach
  void empty() {
    jdbc.sql(
            "TRUNCATE query.aggregate_sequence, query.certificate, query.stage, query.backend,"
                + " query.backend_binding, query.evidence, query.finding, query.rotation,"
                + " query.rotation_step, query.gateway, query.presentation")
        .update();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyOrderThatKeepsTheAggregatesInOrderGivesTheSameReadModel(int seed) {
    take(interleaved(Story.envelopes(), new Random(seed)));
    assertThat(readModel.rows()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneAggregateAfterTheOtherInAnyOrderGivesTheSameReadModel(int seed) {
    List<Envelope> log = Story.envelopes();
    List<String> aggregates =
        new ArrayList<>(log.stream().map(Envelope::subject).distinct().toList());
    Collections.shuffle(aggregates, new Random(seed));
    take(
        aggregates.stream()
            .flatMap(id -> log.stream().filter(envelope -> envelope.subject().equals(id)))
            .toList());
    assertThat(readModel.rows()).isEqualTo(expected);
  }

  static IntStream seeds() {
    return IntStream.range(0, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eventsDeliveredAgainHaveNoEffect(int seed) {
    List<Envelope> log = Story.envelopes();
    int known = new Random(seed).nextInt(log.size());
    take(log.subList(0, known));
    take(log);
    take(log.subList(known / 2, log.size()));
    assertThat(readModel.rows()).isEqualTo(expected);
  }

  @Test
  void theTrustOfABackendIsWhatItsEventsProve() {
    take(Story.envelopes());
    Map<String, BackendTrust> trust = new TreeMap<>();
    for (Event event : Story.events()) {
      if (event instanceof BackendEvent backend) {
        trust.compute(
            backend.backendId(),
            (id, known) ->
                known == null ? BackendTrust.of((BackendRegistered) backend) : known.on(backend));
      }
    }
    trust.forEach(
        (id, proved) ->
            assertThat(
                    Json.mapper()
                        .readValue(
                            text("SELECT trust FROM query.backend WHERE backend_id = ?", id),
                            BackendTrust.class))
                .isEqualTo(proved));
  }

  @Test
  void whatAnInstanceShowedOfACertificateStaysWhenTheCertificateIsGone() {
    take(Story.envelopes());
    assertThat(text("SELECT proof FROM query.evidence WHERE certificate_id = ?", "pay000"))
        .isEqualTo("REFUSES");
  }

  @Test
  void aDeletedStageIsGoneAndOneWithoutCertificatePresentsNone() {
    List<Event> events = new ArrayList<>(Story.events());
    events.add(new CertificateRemovedFromStage(Story.SHOP, "old001", Story.NOW));
    events.add(new StageDeleted(Story.PAY, Story.NOW));
    take(Story.envelopes(events));
    assertThat(text("SELECT string_agg(stage_id, ' ') FROM query.stage WHERE '' = ?", ""))
        .isEqualTo("shopapi001/prod");
    assertThat(text("SELECT coalesce(certificate_id, 'none') FROM query.stage WHERE '' = ?", ""))
        .isEqualTo("none");
  }

  @Test
  void anEventOfABackendThatIsNotRegisteredStopsNothing() {
    List<Envelope> log =
        Story.envelopes().stream()
            .filter(envelope -> !envelope.type().equals("backend-registered"))
            .toList();
    take(log);
    assertThat(text("SELECT count(*)::text FROM query.backend WHERE '' = ?", "")).isEqualTo("0");
    assertThat(text("SELECT phase FROM query.rotation WHERE rotation_id = ?", "r-shop"))
        .isEqualTo("DISTRIBUTING");
  }

  @Test
  void anIdIsUniqueWithinOneKindOfAggregateAlone() {
    take(Story.envelopes());
    Event sameId = new CertificateDescribed("orders", "Named like a backend", Story.NOW);
    take(List.of(Story.envelope(sameId, 1000, 0)));
    assertThat(
            text(
                "SELECT string_agg(kind, ' ' ORDER BY kind) FROM query.aggregate_sequence"
                    + " WHERE aggregate_id = ?",
                "orders"))
        .isEqualTo("backend certificate");
  }

  @Test
  void anImportedCertificateIsThereOnceItIsSigned() {
    Instant until = Instant.parse("2027-01-01T00:00:00Z");
    CertificateFacts facts =
        new CertificateFacts("PEM", "f1", "5b", "0a", "CN=gateway", Story.NOW, until);
    take(
        List.of(
            Story.envelope(
                new CertificateRequested(
                    "im1", "Mine", Map.of(), "CN=gateway", "P-256", "CSR", "key-im1", Story.NOW),
                1000,
                0)));
    String row =
        "SELECT subject || ' ' || not_after FROM query.certificate WHERE certificate_id = ?";
    assertThat(jdbc.sql(row).param("im1").query(String.class).list()).isEmpty();
    take(
        List.of(
            Story.envelope(
                new CertificateImported(
                    "im1", "Mine", Map.of(), facts, List.of(facts), "key-im1", Story.NOW),
                1001,
                1)));
    assertThat(text(row, "im1")).startsWith("CN=gateway 2027-01-01");
  }

  private static void take(List<Envelope> envelopes) {
    Projections projections =
        new Projections(
            jdbc,
            new CertificateProjection(jdbc),
            new StageProjection(jdbc),
            new BackendProjection(jdbc, new Trials(jdbc)),
            new FindingProjection(jdbc),
            new RotationProjection(jdbc),
            new RenewalFindings(jdbc),
            new GatewayProjection(jdbc));
    envelopes.forEach(projections);
  }

  private static List<Envelope> interleaved(List<Envelope> log, Random random) {
    Map<String, Deque<Envelope>> byAggregate = new TreeMap<>();
    log.forEach(
        envelope ->
            byAggregate
                .computeIfAbsent(envelope.subject(), id -> new ArrayDeque<>())
                .add(envelope));
    List<String> turns = new ArrayList<>(log.stream().map(Envelope::subject).toList());
    Collections.shuffle(turns, random);
    return turns.stream().map(id -> Objects.requireNonNull(byAggregate.get(id)).remove()).toList();
  }

  private static String text(String sql, String parameter) {
    return jdbc.sql(sql).param(parameter).query(String.class).single();
  }
}
