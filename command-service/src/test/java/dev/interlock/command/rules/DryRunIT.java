package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two stages present a certificate, and one backend serves both. */
class DryRunIT extends RunningRules {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private StageRef first;
  private StageRef second;
  private String old;

  @BeforeEach
  void present() {
    old = operator.certificate();
    first = operator.stage("a-" + backend);
    second = operator.stage("b-" + backend);
    operator.register(backend, Evidence.LOADED, "x", "y");
    for (StageRef stage : List.of(first, second)) {
      operator.present(stage, old);
      operator.bind(backend, stage);
    }
    operator.acknowledge(backend, "x", 1);
  }

  @Test
  void saysWhatWouldHappenAndStoresNothing() throws Exception {
    List<String> before = stored();
    JsonNode plan =
        plan(
            200,
            """
            "canary":["%s"],"pause":"PT10M","deadlines":{"UNTRUSTING":"P7D"},"drain":"PT1H"
            """
                .formatted(second.id()));
    assertThat(stored()).isEqualTo(before);
    assertThat(plan.path("waves").toString())
        .isEqualTo("[[\"%s\"],[\"%s\"]]".formatted(second.id(), first.id()));
    assertThat(plan.path("pause").asString()).isEqualTo("PT10M");
    assertThat(plan.path("drain").asString()).isEqualTo("PT1H");
    assertThat(plan.path("phaseDeadline").asString()).isEqualTo("PT24H");
    assertThat(plan.at("/deadlines/UNTRUSTING").asString()).isEqualTo("PT168H");
    assertThat(plan.path("pointOfNoReturn").asString()).contains("until UNTRUSTING begins");
    assertThat(plan.path("blocks")).isEmpty();
    assertThat(plan.path("waitsFor").get(0).asString())
        .isEqualTo(
            "Backend %s: y not known to accept %s (LOADED is required)".formatted(backend, old));
    JsonNode shown = plan.path("backends").get(0);
    assertThat(shown.path("requiredEvidence").asString()).isEqualTo("LOADED");
    assertThat(shown.at("/instances/0/shownEvidence").asString()).isEqualTo("LOADED");
    assertThat(shown.at("/instances/1/shownEvidence").isNull()).isTrue();
    assertThat(shown.at("/bundles/0/certificates").toString())
        .isEqualTo("[\"%s\",\"successor\"]".formatted(old));
    assertThat(shown.at("/bundles/0/phase").asString()).isEqualTo("DISTRIBUTING");
    assertThat(shown.at("/bundles/1/certificates").toString()).isEqualTo("[\"successor\"]");
    assertThat(shown.at("/bundles/1/findings").isArray()).isTrue();
    assertThat(operator.rotation(old)).isPresent();
  }

  @Test
  void saysWhatARehearsalWouldDo() throws Exception {
    List<String> before = stored();
    JsonNode plan = plan(200, "\"kind\":\"REHEARSAL\"");
    assertThat(stored()).isEqualTo(before);
    assertThat(plan.path("kind").asString()).isEqualTo("REHEARSAL");
    assertThat(plan.path("waves")).isEmpty();
    assertThat(plan.path("pointOfNoReturn").asString()).startsWith("There is none");
    JsonNode bundles = plan.at("/backends/0/bundles");
    assertThat(bundles.findValuesAsString("phase")).containsExactly("DISTRIBUTING", "WITHDRAWING");
    assertThat(bundles.get(1).path("certificates").toString()).isEqualTo("[\"%s\"]".formatted(old));
  }

  @Test
  void saysWhatBlocksIt() throws Exception {
    String other = operator.rotation(old).orElseThrow();
    assertThat(plan(200, "\"waveSize\":1").path("blocks").get(0).asString())
        .isEqualTo(
            "Stage %s takes part in rotation %s; wait for its end or abort it"
                .formatted(first, other));
  }

  @Test
  void theDrainFollowsFromTheBackendsUnlessItIsGiven() throws Exception {
    assertThat(plan(200, "\"waveSize\":1").path("drain").asString()).isEqualTo("PT5M");
    String slow = "slow-" + backend.substring(0, 20);
    HttpResponse<String> registered =
        service.send(
            "POST",
            "/v1/backends",
            """
            {"backendId":"%s","instances":[{"name":"a","address":"127.0.0.1:1"}],
             "keepAlive":"PT75S","ticketLifetime":"PT2H"}\
            """
                .formatted(slow));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    operator.bind(slow, first);
    assertThat(plan(200, "\"waveSize\":1").path("drain").asString()).isEqualTo("PT2H");
    assertThat(plan(200, "\"drain\":\"PT1S\"").path("drain").asString()).isEqualTo("PT1S");
    assertThat(
            service
                .send(
                    "POST",
                    "/v1/backends",
                    """
                    {"backendId":"x","instances":[{"name":"a","address":"127.0.0.1:1"}],
                     "keepAlive":"-PT1S"}\
                    """)
                .body())
        .contains("keepAlive PT-1S is not a duration");
  }

  @Test
  void refusesWhatCouldNotBeAsked() throws Exception {
    assertThat(plan(400, "\"canary\":[\"nowhere\"]").path("field").asString()).isEqualTo("canary");
    assertThat(plan(400, "\"dryrun\":true").path("field").asString()).isEqualTo("dryrun");
  }

  private JsonNode plan(int status, String members) throws Exception {
    HttpResponse<String> answer =
        service.send(
            "POST",
            "/v1/rotations",
            "{\"certificateId\":\"%s\",\"dryRun\":true,%s}".formatted(old, members));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static List<String> stored() {
    return JdbcClient.create(service.database())
        .sql(
            """
            SELECT 'event ' || count(*) FROM command.event
            UNION ALL SELECT 'rotation ' || count(*) FROM command.rotation
            UNION ALL SELECT 'key ' || count(*) FROM vault.private_key
            """)
        .query(String.class)
        .list();
  }
}
