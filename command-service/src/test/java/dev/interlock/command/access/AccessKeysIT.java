package dev.interlock.command.access;

import static dev.interlock.command.RunningService.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The native API of access keys. */
class AccessKeysIT {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aKeyIsMadeAndItsSecretShownOnce() throws Exception {
    HttpResponse<String> made =
        service.send("POST", "/v1/access-keys", "{\"userName\":\"ci\",\"role\":\"OPERATOR\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode key = json(made);
    String id = key.get("accessKeyId").asString();
    String secret = key.get("secretAccessKey").asString();
    assertThat(made.headers().firstValue("Location")).contains("/v1/access-keys/" + id);
    assertThat(key.get("userName").asString()).isEqualTo("ci");

    HttpResponse<String> shown = service.send("GET", "/v1/access-keys/" + id, "");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(json(shown).get("enabled").asBoolean()).isTrue();
    assertThat(json(shown).get("role").asString()).isEqualTo("OPERATOR");
    String list = service.send("GET", "/v1/access-keys", "").body();
    assertThat(list).contains(id, ADMIN.accessKeyId());
    assertThat(shown.body() + list + everyEvent()).doesNotContain(secret);
  }

  @Test
  void aKeyWorksUntilItIsDisabledAndAgainWhenItIsEnabled() throws Exception {
    AwsCredentials key = service.createKey("VIEWER");
    String path = "/v1/access-keys/" + key.accessKeyId();
    assertThat(account(key)).isEqualTo(200);
    assertThat(service.send("POST", path + "/disable", "").statusCode()).isEqualTo(204);
    assertThat(account(key)).isEqualTo(403);
    assertThat(service.send("POST", path + "/enable", "").statusCode()).isEqualTo(204);
    assertThat(account(key)).isEqualTo(200);
  }

  @Test
  void aDeletedKeyIsGoneAndItsSecretDestroyed() throws Exception {
    AwsCredentials key = service.createKey("VIEWER");
    String path = "/v1/access-keys/" + key.accessKeyId();
    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(account(key)).isEqualTo(403);
    assertThat(service.send("GET", path, "").statusCode()).isEqualTo(404);
    assertThat(service.send("POST", path + "/enable", "").body())
        .contains("There is no access key " + key.accessKeyId());
    assertThat(
            jdbc()
                .sql("SELECT sealed_secret IS NULL FROM vault.secret WHERE id = ?")
                .param(key.accessKeyId())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"role":"VIEWER"}                       | userName
          {"userName":"ci"}                       | role
          {"userName":"c i","role":"VIEWER"}      | userName
          {"userName":"ci","role":"ROOT"}         | role
          {"userName":"ci","role":"VIEWER","x":1} | x
          """)
  void aBadRequestNamesTheMember(String body, String field) throws Exception {
    HttpResponse<String> refused = service.send("POST", "/v1/access-keys", body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("field").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"POST, /disable", "DELETE, ''"})
  void theLastAdministratorStays(String method, String deed) throws Exception {
    HttpResponse<String> refused =
        service.send(method, "/v1/access-keys/" + ADMIN.accessKeyId() + deed, "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("is the last enabled one with the role ADMIN; make another first");
    assertThat(account(ADMIN)).isEqualTo(200);
  }

  /** Whoever wins, one is left. */
  @RepeatedTest(5)
  void twoAdministratorsCannotDisableEachOther() throws Exception {
    AwsCredentials other = service.createKey("ADMIN");
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      var answers = threads.invokeAll(List.of(disabling(ADMIN, other), disabling(other, ADMIN)));
      assertThat(List.of(answers.getFirst().get(), answers.getLast().get())).containsOnlyOnce(204);
    }
    AwsCredentials left = account(ADMIN) == 200 ? ADMIN : other;
    AwsCredentials lost = left == ADMIN ? other : ADMIN;
    assertThat(account(left)).isEqualTo(200);
    service.send(left, "POST", "/v1/access-keys/" + lost.accessKeyId() + "/enable", "");
    service.send("DELETE", "/v1/access-keys/" + other.accessKeyId(), "");
  }

  @Test
  void theFirstKeyIsMadeOnce() throws Exception {
    String before = everyEvent();
    assertThat(before).containsOnlyOnce("\"accessKeyId\":\"" + ADMIN.accessKeyId() + "\",\"user");
    service.bean(FirstAccessKey.class).run(new DefaultApplicationArguments());
    assertThat(everyEvent()).isEqualTo(before);
  }

  private static Callable<Integer> disabling(AwsCredentials who, AwsCredentials whom) {
    return () ->
        service
            .send(who, "POST", "/v1/access-keys/" + whom.accessKeyId() + "/disable", "")
            .statusCode();
  }

  private static int account(AwsCredentials key) throws Exception {
    return service.send(key, "GET", "/account", "").statusCode();
  }

  private static String everyEvent() {
    return String.join(
        "\n",
        jdbc().sql("SELECT payload || meta_data FROM command.event").query(String.class).list());
  }

  private static JdbcClient jdbc() {
    return JdbcClient.create(service.database());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
