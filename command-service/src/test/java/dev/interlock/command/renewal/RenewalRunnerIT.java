package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates of a year, stages and backends of the running service, whose clock goes to when they
 * are due. What is due is looked at when a test says so.
 */
class RenewalRunnerIT {
  private static final String[] BY_HAND = {
    "interlock.renewal.interval=1h", "interlock.certificates.quota=1000"
  };

  /** A month before a year is over, and a little. */
  private static final Duration DUE = Duration.ofDays(336);

  private static final LaterClock clock = new LaterClock();
  private static RunningService service;
  private static Operator operator;

  /** Of the test's own certificates. */
  private final String tag = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    service = new RunningService(clock, BY_HAND);
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void rightTime() {
    clock.right();
  }

  @Test
  void startsWhatIsDueOnceAndNamesThePolicy() throws Exception {
    String certificate = certificate();
    policy("");
    run();
    assertThat(rotationsOf(certificate)).isEmpty();

    clock.advance(DUE);
    run();
    run();

    assertThat(rotationsOf(certificate)).hasSize(1);
    String request = request(certificate);
    assertThat(request).contains("\"by\": \"renewal-policy/" + tag + "\"");
    assertThat(request).contains("by policy " + tag + "; the last safe start is ");
  }

  @Test
  void startsAtTheMomentThatWasForecast() throws Exception {
    String certificate = certificate();
    policy(",\"jitter\":\"P3D\"");
    Instant start = Instant.parse(forecast(certificate).get("start").asString());

    clock.advance(Duration.between(clock.instant(), start.minusSeconds(10)));
    run();
    assertThat(rotationsOf(certificate)).isEmpty();
    clock.advance(Duration.ofSeconds(11));
    run();
    assertThat(rotationsOf(certificate)).hasSize(1);

    clock.right();
    assertThat(forecast(certificate).get("rotationId").asString())
        .isEqualTo(rotationsOf(certificate).getFirst());
  }

  @Test
  void startsNothingAgainAfterARestart() throws Exception {
    String certificate = certificate();
    policy("");
    clock.advance(DUE);
    run();

    try (RunningService again = RunningService.onDatabaseOf(service, clock, BY_HAND)) {
      again.bean(RenewalRunner.class).run();
    }
    assertThat(rotationsOf(certificate)).hasSize(1);
  }

  @Test
  void looksAgainAndAgainByItself() throws Exception {
    String certificate = certificate();
    policy("");
    clock.advance(DUE);

    try (RunningService ignored =
        RunningService.onDatabaseOf(service, clock, "interlock.renewal.interval=100ms")) {
      await().untilAsserted(() -> assertThat(rotationsOf(certificate)).hasSize(1));
    }
  }

  @Test
  void startsNothingThatNoPolicyIsAbout() throws Exception {
    String certificate = certificate();
    clock.advance(DUE);
    run();
    assertThat(rotationsOf(certificate)).isEmpty();
  }

  @Test
  void startsNothingInAFreezeAndCatchesUpAfterIt() throws Exception {
    String certificate = certificate();
    policy("");
    Instant now = clock.instant();
    String freeze = "/v1/freezes/" + tag;
    accepted(
        "PUT",
        freeze,
        "{\"from\":\"%s\",\"until\":\"%s\"}"
            .formatted(now, now.plus(DUE).plus(Duration.ofDays(1))));
    clock.advance(DUE);
    run();
    assertThat(rotationsOf(certificate)).isEmpty();

    clock.advance(Duration.ofDays(1));
    run();
    assertThat(rotationsOf(certificate)).hasSize(1);
    clock.right();
    accepted("DELETE", freeze, "");
  }

  @Test
  void keepsToTheCapAlsoWhenTwoServicesLookAtTheSameTime() throws Exception {
    List<String> certificates = List.of(certificate(), certificate(), certificate(), certificate());
    policy(",\"maxInFlight\":2");
    clock.advance(DUE);

    try (RunningService other = RunningService.onDatabaseOf(service, clock, BY_HAND);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<Void> one = () -> run(service);
      Callable<Void> two = () -> run(other);
      for (Future<Void> done : threads.invokeAll(List.of(one, two, one, two))) {
        done.get();
      }
    }
    assertThat(started(certificates)).hasSize(2);

    takeBack(rotationsOf(started(certificates).getFirst()).getFirst());
    run();
    assertThat(started(certificates)).hasSize(3);
  }

  @Test
  void waitsForWhoeverSetsAFreezeAndThenHeedsIt() throws Exception {
    String certificate = certificate();
    policy("");
    clock.advance(DUE);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      List<Future<Void>> running = new ArrayList<>();
      service
          .bean(TransactionTemplate.class)
          .executeWithoutResult(
              status -> {
                service.bean(StartLock.class).hold();
                running.add(thread.submit(() -> run(service)));
                await()
                    .until(
                        () -> count("pg_locks WHERE locktype = 'advisory' AND NOT granted"),
                        waiting -> waiting == 1);
                freeze("now() - interval '1 day', now() + interval '2 years'");
              });
      running.getFirst().get();
    }
    assertThat(rotationsOf(certificate)).isEmpty();
    jdbc().sql("DELETE FROM command.rotation_freeze").update();
  }

  @Test
  void countsWhatPeopleStarted() throws Exception {
    List<String> certificates = List.of(certificate(), certificate());
    policy(",\"maxInFlight\":1");
    assertThat(operator.rotation(certificates.getFirst())).isPresent();
    clock.advance(DUE);
    run();
    assertThat(rotationsOf(certificates.getLast())).isEmpty();
  }

  @Test
  void startsNoneAgainForADayAfterOneWasTakenBack() throws Exception {
    String certificate = certificate();
    policy("");
    clock.advance(DUE);
    run();
    takeBack(rotationsOf(certificate).getFirst());

    clock.advance(Duration.ofHours(23));
    run();
    assertThat(rotationsOf(certificate)).hasSize(1);
    clock.advance(Duration.ofHours(2));
    run();
    assertThat(rotationsOf(certificate)).hasSize(2);
  }

  @Test
  void aRehearsalInTheWayIsReportedAndPutsNothingOff() throws Exception {
    String certificate = certificate();
    policy("");
    String rehearsal = operator.rehearsal(certificate).orElseThrow();
    clock.advance(DUE);
    run();
    assertThat(rotationsOf(certificate)).containsExactly(rehearsal);
    assertThat(whyNot(certificate)).contains(rehearsal, "can be aborted");
    assertThat(reports(certificate)).containsExactly("renewal-at-risk BLOCKED");

    takeBack(rehearsal);
    clock.advance(Duration.ofMinutes(16));
    run();
    assertThat(rotationsOf(certificate)).hasSize(2);
  }

  @Test
  void reportsWhatPeopleMustSeeToOnceAndWhenThatIsOver() throws Exception {
    String certificate = certificate();
    clock.advance(Duration.ofDays(355));
    run();
    run();
    assertThat(reports(certificate)).containsExactly("renewal-at-risk NOBODY_RENEWS");

    clock.right();
    policy("");
    clock.advance(Duration.ofDays(355));
    run();
    assertThat(rotationsOf(certificate)).hasSize(1);
    assertThat(reports(certificate))
        .containsExactly("renewal-at-risk NOBODY_RENEWS", "renewal-risk-ended ");
  }

  @Test
  void asksForABackendBeforeItRotatesWithoutProof() throws Exception {
    String certificate = taggedCertificate();
    StageRef stage = operator.stage(UUID.randomUUID().toString());
    operator.present(stage, certificate);
    policy("");
    assertThat(forecast(certificate).get("why").asString()).contains("No backend is bound");
    clock.advance(DUE);
    run();
    assertThat(rotationsOf(certificate)).isEmpty();
    assertThat(whyNot(certificate)).contains("No backend is bound to " + stage, "Bind one");
    assertThat(reports(certificate)).containsExactly("renewal-at-risk BLOCKED");

    clock.right();
    bind(stage);
    clock.advance(DUE);
    run();
    assertThat(rotationsOf(certificate)).as("tried again at a sane pace").isEmpty();
    clock.advance(Duration.ofMinutes(16));
    run();
    assertThat(rotationsOf(certificate)).hasSize(1);
  }

  private String certificate() throws Exception {
    String certificate = taggedCertificate();
    StageRef stage = operator.stage(UUID.randomUUID().toString());
    operator.present(stage, certificate);
    bind(stage);
    return certificate;
  }

  private String taggedCertificate() throws Exception {
    return JsonMapper.shared()
        .readTree(
            accepted(
                "POST",
                "/clientcertificates",
                "{\"tags\":{\"test\":\"%s\",\"interlock:key-algorithm\":\"P-256\"}}"
                    .formatted(tag)))
        .get("clientCertificateId")
        .asString();
  }

  private static void bind(StageRef stage) {
    String backend = UUID.randomUUID().toString();
    operator.register(backend, Evidence.LOADED, "a");
    assertThat(operator.bind(backend, stage)).isTrue();
  }

  private void policy(String more) throws Exception {
    accepted(
        "PUT",
        "/v1/renewal-policies/" + tag,
        "{\"tags\":{\"test\":\"%s\"},\"beforeExpiry\":\"P30D\"%s}".formatted(tag, more));
  }

  private static JsonNode forecast(String certificate) throws Exception {
    return JsonMapper.shared()
        .readTree(accepted("GET", "/v1/forecast", ""))
        .get("items")
        .valueStream()
        .filter(item -> item.get("certificateId").asString().equals(certificate))
        .findFirst()
        .orElseThrow();
  }

  private static String accepted(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = service.send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body();
  }

  private static void run() {
    run(service);
  }

  private static Void run(RunningService at) {
    at.bean(RenewalRunner.class).run();
    return null;
  }

  private static void takeBack(String rotation) {
    Duration ahead = Duration.between(Instant.now(), clock.instant());
    Instant at = clock.instant();
    clock.right();
    assertThat(operator.tell(rotation, "abort")).isTrue();
    clock.advance(ahead);
    for (RotationPhase phase : List.of(RotationPhase.ROLLING_BACK, RotationPhase.ROLLED_BACK)) {
      service.bean(Commands.class).send(new EnterRotationPhase(rotation, phase, List.of(), at));
    }
  }

  private static int count(String rows) {
    return JdbcClient.create(service.database())
        .sql("SELECT count(*) FROM " + rows)
        .query(Integer.class)
        .single();
  }

  /** What {@code PUT /v1/freezes} does under the same lock. */
  private void freeze(String time) {
    jdbc()
        .sql("INSERT INTO command.rotation_freeze VALUES (?, %s)".formatted(time))
        .param(tag)
        .update();
  }

  private static List<String> started(List<String> certificates) {
    return certificates.stream().filter(id -> !rotationsOf(id).isEmpty()).toList();
  }

  private static List<String> rotationsOf(String certificate) {
    return jdbc()
        .sql("SELECT rotation_id FROM command.rotation WHERE old_certificate_id = ?")
        .param(certificate)
        .query(String.class)
        .list();
  }

  private static String request(String certificate) {
    return jdbc()
        .sql(
            """
            SELECT payload::jsonb::text FROM command.event
            WHERE type = 'rotation-requested' AND aggregate_identifier = ?
            """)
        .param(rotationsOf(certificate).getFirst())
        .query(String.class)
        .single();
  }

  private static List<String> reports(String certificate) {
    return jdbc()
        .sql(
            """
            SELECT type || ' ' || coalesce(payload::jsonb->>'risk', '') FROM command.event
            WHERE aggregate_identifier = ? ORDER BY sequence_number
            """)
        .param("renewal/" + certificate)
        .query(String.class)
        .list();
  }

  private static String whyNot(String certificate) {
    return jdbc()
        .sql("SELECT why FROM command.renewal_pause WHERE certificate_id = ?")
        .param(certificate)
        .query(String.class)
        .single();
  }

  private static JdbcClient jdbc() {
    return service.bean(JdbcClient.class);
  }
}
