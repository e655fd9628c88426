package dev.interlock.saga;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Instance;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SagaServiceIT {
  private static RunningSaga saga;

  @BeforeAll
  static void start() {
    saga = new RunningSaga();
  }

  @AfterAll
  static void stop() {
    saga.close();
  }

  @Test
  void aRotationGoesFromPlannedToRetiredOverADeathOfTheService() {
    Hand hand = new Hand("r1");
    hand.requestRotation(Duration.ofSeconds(2), Duration.ofMinutes(10));
    hand.expect("r1/PLANNED/probe/orders-r1/1");
    hand.prove(1, "old-r1");
    hand.expect("r1/PLANNED/enter/PREPARED");
    hand.enter(RotationPhase.PREPARED);
    hand.expect("r1/PREPARED/generate/new-r1");
    hand.generate();
    hand.expect("r1/PREPARED/enter/DISTRIBUTING");
    hand.enter(RotationPhase.DISTRIBUTING);
    hand.expect("r1/DISTRIBUTING/trust/orders-r1/1");

    saga.stop();
    saga.tell(new GatewayJoined("edge-1", "run", Instant.now()));
    saga.tell(new GatewayJoined("edge-2", "run", Instant.now()));
    hand.revise(2, "old-r1", "new-r1");
    hand.prove(2, "old-r1", "new-r1");
    saga.startAgain();

    hand.expect("r1/DISTRIBUTING/enter/ACTIVATING");
    hand.enter(RotationPhase.ACTIVATING);
    hand.expect("r1/ACTIVATING/switch/api-r1/prod");
    Presentation presented = hand.present("old-r1", "new-r1");
    hand.expect("r1/ACTIVATING/probe/orders-r1/1");
    hand.prove(2, "old-r1", "new-r1");
    hand.say("edge-1", presented);
    assertThat(saga.commandIds("r1")).doesNotContain("r1/ACTIVATING/enter/DRAINING");
    saga.tell(new GatewayLeft("edge-2", null, null, Instant.now()));
    hand.expect("r1/ACTIVATING/enter/DRAINING");
    hand.enter(RotationPhase.DRAINING);
    hand.expect("r1/DRAINING/enter/UNTRUSTING");
    hand.enter(RotationPhase.UNTRUSTING);
    hand.expect("r1/UNTRUSTING/trust/orders-r1/2");
    hand.revise(3, "new-r1");
    hand.expect("r1/UNTRUSTING/probe/orders-r1/1");
    hand.prove(3, "new-r1");
    hand.expect("r1/UNTRUSTING/enter/RETIRED");
    hand.enter(RotationPhase.RETIRED);
    hand.expect("r1/RETIRED/retire/old-r1/0");
    saga.tell(
        new CertificateDeleted("old-r1", Instant.now()),
        new PrivateKeyDestroyed("old-r1", "key", Instant.now()));
    await().atMost(30, SECONDS).until(() -> complete("r1"));
  }

  @Test
  void everythingToldTwiceChangesNothing() {
    Hand hand = new Hand("r2");
    hand.requestRotation(Duration.ofSeconds(2), Duration.ofMinutes(10));
    hand.prove(1, "old-r2");
    hand.expect("r2/PLANNED/enter/PREPARED");
    hand.enter(RotationPhase.PREPARED);
    hand.expect("r2/PREPARED/generate/new-r2");
    List<String> commands = saga.commandIds("r2");
    String before = state("r2");

    saga.tellEverythingAgain();
    Hand last = new Hand("r3");
    last.requestRotation(Duration.ofSeconds(2), Duration.ofMinutes(10));
    last.expect("r3/PLANNED/probe/orders-r3/1");
    last.prove(1, "old-r3");
    last.expect("r3/PLANNED/enter/PREPARED");

    assertThat(state("r2")).isEqualTo(before);
    assertThat(saga.commandIds("r2")).isEqualTo(commands);
  }

  @Test
  void aDeadlineThatPassesInSilenceHoldsTheRotation() {
    Hand hand = new Hand("r4");
    hand.requestRotation(Duration.ofSeconds(2), Duration.ofSeconds(6));
    hand.expect("r4/PLANNED/probe/orders-r4/1");
    hand.expect("r4/PLANNED/probe/orders-r4/2");
    hand.expect("r4/PLANNED/hold/1");
  }

  @Test
  void aRefusalHoldsTheRotation() {
    Hand hand = new Hand("r5");
    hand.requestRotation(Duration.ofSeconds(2), Duration.ofMinutes(10));
    hand.prove(1, "old-r5");
    hand.enter(RotationPhase.PREPARED);
    hand.expect("r5/PREPARED/generate/new-r5");
    saga.refuse("r5/PREPARED/generate/new-r5", "r5", "the vault is sealed");
    hand.expect("r5/PREPARED/hold/1");
  }

  @Test
  void anEventThatThisBuildDoesNotKnowIsParkedAndWhatFollowsWaitsBehindIt() {
    Hand hand = new Hand("r6");
    saga.tellUnknown("orders-r6");
    hand.requestRotation(Duration.ofSeconds(2), Duration.ofMinutes(10));
    Hand other = new Hand("r7");
    other.requestRotation(Duration.ofSeconds(2), Duration.ofMinutes(10));
    other.expect("r7/PLANNED/probe/orders-r7/1");
    // The unknown one, and the backend's registration, binding and bundle.
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(saga.parked("orders-r6")).isEqualTo(4));
    assertThat(saga.commandIds("r6")).isEmpty();
  }

  @Test
  void healthIsAnswered() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/actuator/health".formatted(saga.port())))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .contains("UP");
  }

  private static boolean complete(String rotationId) {
    return saga.jdbc()
        .sql("SELECT complete FROM saga.rotation WHERE rotation_id = ?")
        .param(rotationId)
        .query(Boolean.class)
        .single();
  }

  /** Without the time of the next look, which comes and goes. */
  private static String state(String rotationId) {
    return saga.jdbc()
        .sql("SELECT (state #- '{probing,next}')::text FROM saga.rotation WHERE rotation_id = ?")
        .param(rotationId)
        .query(String.class)
        .single();
  }

  /** Plays the write side for one rotation with one stage and one backend of one instance. */
  private record Hand(String rotation) {

    void requestRotation(Duration drain, Duration deadline) {
      saga.tell(
          new RotationRequested(
              rotation,
              "old-" + rotation,
              "new-" + rotation,
              List.of(stage()),
              List.of(backend()),
              drain,
              deadline,
              null,
              null,
              null,
              Instant.now()),
          new BackendRegistered(
              backend(),
              null,
              List.of(new Instance("a", "127.0.0.1:1")),
              null,
              "/",
              null,
              Evidence.DISCRIMINATING,
              Instant.now()),
          new BackendBoundToStage(backend(), stage(), Instant.now()));
      revise(1, "old-" + rotation);
    }

    void expect(String commandId) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() -> assertThat(saga.commandIds(rotation)).contains(commandId));
    }

    void enter(RotationPhase phase) {
      saga.tell(new RotationPhaseEntered(rotation, phase, List.of(), Instant.now()));
    }

    void generate() {
      Instant at = Instant.now();
      CertificateFacts facts = new CertificateFacts("pem", "f", "s", "1", "CN=a", at, at);
      saga.tell(
          new CertificateGenerated("new-" + rotation, null, Map.of(), facts, "key", Instant.now()));
    }

    void revise(int version, String... certificates) {
      List<TrustedCertificate> trusted =
          Stream.of(certificates).map(id -> new TrustedCertificate(id, "f", "pem")).toList();
      saga.tell(new TrustBundleRevised(backend(), version, trusted, rotation, Instant.now()));
    }

    void prove(int version, String... accepted) {
      Map<String, Finding> findings = new TreeMap<>();
      for (String id : List.of("old-" + rotation, "new-" + rotation)) {
        boolean accepts = Set.of(accepted).contains(id);
        findings.put(id, new Finding(accepts ? Verdict.ACCEPTED : Verdict.REFUSED, ""));
      }
      Finding refused = new Finding(Verdict.REFUSED, "");
      saga.tell(
          new ProbeRecorded(backend(), "a", version, findings, refused, refused, Instant.now()));
    }

    Presentation present(String from, String to) {
      Presentation presented = new Presentation(Instant.now(), to, null, List.of());
      saga.tell(new CertificateAssignedToStage(stage(), from, to, rotation, presented.since()));
      return presented;
    }

    /** Returns when the saga has taken it. */
    void say(String gateway, Presentation presented) {
      saga.tell(new PresentationReported(stage(), gateway, presented, Instant.now()));
      await()
          .atMost(30, SECONDS)
          .until(
              () ->
                  saga.jdbc()
                      .sql(
                          "SELECT fact #> ARRAY['presented', ?] FROM saga.stage WHERE stage_id = ?")
                      .params(gateway, stage().id())
                      .query(String.class)
                      .optional()
                      .isPresent());
    }

    private StageRef stage() {
      return new StageRef("api-" + rotation, "prod");
    }

    private String backend() {
      return "orders-" + rotation;
    }
  }
}
