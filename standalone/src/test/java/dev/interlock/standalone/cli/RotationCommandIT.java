package dev.interlock.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.messaging.Json;
import dev.interlock.standalone.Stack;
import dev.interlock.standalone.client.SignedClient;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person at the command line, and a stack whose one backend acknowledges nothing by itself. */
class RotationCommandIT {
  @TempDir private static Path directory;
  private static Stack stack;
  private static SignedClient api;
  private static String restApi;
  private static String deployment;
  private static int stages;

  private final Terminal terminal = new Terminal();
  private final StringWriter out = terminal.out;
  private final StringWriter err = terminal.err;
  private String backend;
  private String certificate;

  @BeforeAll
  static void start() throws Exception {
    stack = Stack.start(directory, 0, line -> {});
    api = new SignedClient(stack.address(), stack.credentials(), "us-east-1", Clock.systemUTC());
    restApi = made("POST", "/restapis", "{\"name\":\"shop\"}").path("id").asString();
    String root =
        made("GET", "/restapis/" + restApi + "/resources", "").at("/item/0/id").asString();
    String method = "/restapis/%s/resources/%s/methods/GET".formatted(restApi, root);
    made("PUT", method, "{\"authorizationType\":\"NONE\"}");
    made("PUT", method + "/integration", "{\"type\":\"MOCK\"}");
    deployment = made("POST", "/restapis/" + restApi + "/deployments", "{}").path("id").asString();
  }

  @AfterAll
  static void stop() {
    api.close();
    stack.close();
  }

  @BeforeEach
  void presentOnAStageOfItsOwn() throws Exception {
    String stage = "s" + ++stages;
    backend = "orders-" + stage;
    String path = "/restapis/" + restApi + "/stages";
    made(
        "POST",
        path,
        "{\"stageName\":\"%s\",\"deploymentId\":\"%s\"}".formatted(stage, deployment));
    certificate = made("POST", "/clientcertificates", "{}").path("clientCertificateId").asString();
    made(
        "PATCH",
        path + "/" + stage,
        """
        {"patchOperations":[{"op":"replace","path":"/clientCertificateId","value":"%s"}]}\
        """
            .formatted(certificate));
    made(
        "POST",
        "/v1/backends",
        """
        {"backendId":"%s","requiredEvidence":"LOADED",
         "instances":[{"name":"a","address":"127.0.0.1:1"}]}\
        """
            .formatted(backend));
    made("PUT", "/v1/backends/%s/stages/%s/%s".formatted(backend, restApi, stage), "");
  }

  @Test
  void aPersonHoldsResumesExcludesAndFollowsToTheEnd() throws Exception {
    String rotation = started("--drain", "PT1M");
    assertThat(run("hold", rotation, "--reason", "lunch")).isZero();
    assertThat(run("hold", rotation)).isZero();
    await().untilAsserted(() -> assertThat(shown(rotation)).contains("HELD", "lunch"));
    assertThat(run("retry", rotation)).isEqualTo(1);
    assertThat(err.toString()).contains("it is held").contains("Possible now: resume,");
    assertThat(run("resume", rotation)).isZero();
    assertThat(run("retry", rotation)).isZero();
    made(
        "POST",
        "/v1/backends/%s/refusals".formatted(backend),
        "{\"instance\":\"a\",\"version\":1,\"reason\":\"no start line\"}");
    await()
        .untilAsserted(
            () ->
                assertThat(shown(rotation))
                    .contains("could not take its bundle: version 1: no start line"));
    assertThat(run("exclude", rotation, "nobody", "--reason", "gone")).isEqualTo(1);
    assertThat(err.toString()).contains("Backend nobody has no part in rotation");
    assertThat(run("exclude", rotation, backend, "--reason", "gone")).isZero();
    assertThat(run("expedite", rotation, "--reason", "nobody is there")).isZero();
    assertThat(run("show", rotation, "--watch")).isZero();
    assertThat(out.toString())
        .contains("BACKEND_EXCLUDED " + backend + " by AKIA")
        .contains("RETIRED");
    assertThat(shown(rotation)).contains("FINISHED", backend + " (LOADED required), excluded by");
  }

  @Test
  void aPersonWhoseKeyIsCompromisedRotatesAtOnce() {
    assertThat(run("start", certificate, "--emergency")).isEqualTo(1);
    assertThat(err.toString()).contains("Member reason is missing");
    String routine = started("--drain", "P1D");
    assertThat(run("start", certificate, "--emergency", "--reason", "it leaked")).isEqualTo(1);
    assertThat(err.toString()).contains("make it the emergency");
    assertThat(run("escalate", routine, "--reason", "it leaked")).isZero();
    assertThat(run("exclude", routine, backend, "--reason", "it is down")).isZero();
    assertThat(run("show", routine, "--watch")).isZero();
    assertThat(shown(routine)).contains("(emergency)", "FINISHED", "it leaked");
  }

  @Test
  void aPersonRehearsesARotation() {
    assertThat(run("start", certificate, "--rehearsal", "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("A rehearsal of " + certificate, "switch no stage, wait PT24H in a phase");
    assertThat(run("start", certificate, "--rehearsal", "--drain", "PT1M")).isEqualTo(1);
    assertThat(err.toString()).contains("A rehearsal switches no stage; leave drain out");
    String rehearsal = started("--rehearsal");
    await().until(() -> acknowledge(1) && acknowledge(2) && acknowledge(3));
    assertThat(run("show", rehearsal, "--watch")).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("WITHDRAWING", "REHEARSED")
        .contains("Every backend is ready for a rotation", backend + ": 90 of 100, trusted after")
        .contains("-10 PASSES: LOADED is required of it, which is its own word");
    assertThat(shown(rehearsal)).contains(rehearsal + " (rehearsal)", "FINISHED");
  }

  @Test
  void aHeldRehearsalNamesWhoIsNotReady() {
    assertThat(run("start", certificate, "--rehearsal", "--phase-deadline", "PT2S", "--watch"))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("stays, ", "HELD " + backend, "Not ready for a rotation: " + backend);
  }

  private boolean acknowledge(int version) throws Exception {
    byte[] body =
        "{\"instance\":\"a\",\"version\":%d,\"evidence\":\"LOADED\"}"
            .formatted(version)
            .getBytes(StandardCharsets.UTF_8);
    return api.exchange("POST", "/v1/backends/%s/acknowledgements".formatted(backend), body)
            .statusCode()
        < 300;
  }

  @Test
  void aPersonTakesARotationBack() {
    String rotation = started();
    assertThat(run("abort", rotation, "--reason", "wrong one")).isZero();
    assertThat(run("rollback", rotation)).isZero(); // It is being taken back already.
    assertThat(run("show", rotation, "--watch")).isEqualTo(1);
    assertThat(out.toString()).contains("ROLLED_BACK");
    assertThat(run("hold", rotation)).isEqualTo(1);
    assertThat(err.toString()).contains("it has ended");
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndWhatBlocksIt() {
    assertThat(run("start", certificate, "--dry-run", "--deadline", "UNTRUSTING=P7D")).isZero();
    assertThat(out.toString())
        .contains("Nothing was stored", "switch in wave 1: " + restApi)
        .contains(", PT168H in UNTRUSTING")
        .contains("Backend %s (LOADED required)".formatted(backend), "a has shown nothing")
        .contains("is told in DISTRIBUTING: %s, successor".formatted(certificate))
        .contains("It would wait for: Backend %s: a not known".formatted(backend));
    String rotation = started();
    assertThat(run("start", certificate, "--dry-run")).isEqualTo(1);
    assertThat(out.toString()).contains("It is blocked: Stage", rotation);
    assertThat(run("start", certificate, "--canary", "nowhere", "--dry-run")).isEqualTo(1);
    assertThat(err.toString()).contains("Stage nowhere does not present the certificate");
  }

  @Test
  void rotatesToACertificateThatExists() throws Exception {
    String next = made("POST", "/clientcertificates", "{}").path("clientCertificateId").asString();
    assertThat(run("start", certificate, "--successor", next, "--dry-run")).isZero();
    assertThat(run("start", certificate, "--successor", certificate)).isEqualTo(1);
    assertThat(err.toString()).contains("cannot succeed itself");
    assertThat(run("start", certificate, "--successor", next)).isZero();
    assertThat(out.toString()).contains("replaces %s by %s".formatted(certificate, next));
  }

  @Test
  void listsInWordsAndInJson() {
    String rotation = started();
    await()
        .untilAsserted(
            () -> {
              assertThat(run("list")).isZero();
              assertThat(out.toString()).containsPattern(rotation + " +RUNNING");
            });
    assertThat(run("list", "--json")).isZero();
    assertThat(
            Json.mapper().readTree(out.toString()).path("items").findValuesAsString("rotationId"))
        .contains(rotation);
    assertThat(run("abort", rotation, "--json")).isZero();
    assertThat(out.toString().strip())
        .isEqualTo("{\"rotationId\":\"%s\",\"asked\":\"abort\"}".formatted(rotation));
  }

  @Test
  void looksAheadAndTellsByItsExitStatusWhatNobodyRenews() {
    assertThat(forecast("--days", "300")).isZero();
    assertThat(out.toString()).contains("No rotation is to be expected until 20");
    assertThat(forecast()).isEqualTo(1);
    assertThat(out.toString()).containsPattern("never +" + certificate + " +nobody +20");
    assertThat(forecast("--json")).isEqualTo(1);
    assertThat(Json.mapper().readTree(out.toString()).path("items").isEmpty()).isFalse();
    assertThat(forecast("--days", "401")).isEqualTo(1);
    assertThat(err.toString()).contains("days '401' is not a number from 1 to 400");
  }

  @Test
  void whatCannotBeDoneTellsByItsExitStatus() {
    assertThat(run("show", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no rotation nothing");
    assertThat(run("start", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no client certificate nothing");
    assertThat(run("expedite", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("Member reason is missing");
    assertThat(run("exclude", "nothing")).isEqualTo(2);
    assertThat(run("show")).isEqualTo(2);
    assertThat(terminal.commandLine().execute("rotation")).isEqualTo(2);
    assertThat(
            terminal
                .commandLine()
                .execute(
                    "rotation",
                    "list",
                    "--url",
                    "http://127.0.0.1:1",
                    "--data",
                    directory.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("Nobody answers at http://127.0.0.1:1; start Interlock");
    assertThat(terminal.commandLine().execute("rotation", "list", "--data", "nowhere"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("nowhere/credentials").contains("with --data");
  }

  private String started(String... options) {
    List<String> all = new ArrayList<>(List.of("start", certificate, "--json"));
    all.addAll(List.of(options));
    assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
    return Json.mapper().readTree(out.toString()).path("rotationId").asString();
  }

  private String shown(String rotation) {
    assertThat(run("show", rotation)).isZero();
    return out.toString();
  }

  private int run(String... arguments) {
    return asked("rotation", arguments);
  }

  private int forecast(String... arguments) {
    return asked("forecast", arguments);
  }

  private int asked(String command, String... arguments) {
    return terminal.run(stack.address(), directory, command, arguments);
  }

  private static JsonNode made(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = api.exchange(method, path, body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return Json.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }
}
