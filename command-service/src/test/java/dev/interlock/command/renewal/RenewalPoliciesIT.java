package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The native API of renewal policies and freezes. */
class RenewalPoliciesIT {
  private static final String NIGHTLY =
      """
      {"tags":{"env":"prod"},"beforeExpiry":"P30D","jitter":"PT1H",
       "windows":[{"cron":"0 2 * * MON-FRI","length":"PT2H","zone":"Europe/Berlin"}]}
      """;
  private static final String CHRISTMAS =
      "{\"from\":\"2026-12-18T00:00:00+01:00\",\"until\":\"2027-01-04T00:00:00+01:00\"}";
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
  void aPolicyIsShownAsItWasSet() throws Exception {
    HttpResponse<String> put = service.send("PUT", "/v1/renewal-policies/nightly", NIGHTLY);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);

    HttpResponse<String> shown = service.send("GET", "/v1/renewal-policies/nightly", "");
    assertThat(shown.body()).isEqualTo(put.body());
    JsonNode settings = json(shown).get("settings");
    assertThat(settings.get("tags").get("env").asString()).isEqualTo("prod");
    assertThat(settings.get("windows").get(0).get("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(service.send("GET", "/v1/renewal-policies", "").body()).contains("\"nightly\"");
  }

  @Test
  void aRepeatIsNoEventAndAChangeIsOne() throws Exception {
    String path = "/v1/renewal-policies/repeated";
    service.send("PUT", path, NIGHTLY);
    service.send("PUT", path, NIGHTLY);
    assertThat(eventsOf("renewal-policy/repeated")).isEqualTo(1);

    service.send("PUT", path, NIGHTLY.replace("P30D", "P20D"));
    assertThat(eventsOf("renewal-policy/repeated")).isEqualTo(2);
    assertThat(service.send("GET", path, "").body()).contains("PT480H").doesNotContain("PT720H");
  }

  @Test
  void twoWhoSetTheSameAtTheSameTimeBothSucceed() throws Exception {
    String path = "/v1/renewal-policies/contended";
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> put = () -> service.send("PUT", path, NIGHTLY).statusCode();
      for (Future<Integer> answer : threads.invokeAll(List.of(put, put))) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(eventsOf("renewal-policy/contended")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"/v1/renewal-policies/again, policy", "/v1/freezes/again, freeze"})
  void whatIsDeletedIsGoneAndItsNameFree(String path, String kind) throws Exception {
    String body = kind.equals("policy") ? NIGHTLY : CHRISTMAS;
    service.send("PUT", path, body);
    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);
    HttpResponse<String> gone = service.send("GET", path, "");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("again; list them with GET /v1/");
    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(404);

    assertThat(service.send("PUT", path, body).statusCode()).isEqualTo(200);
    assertThat(service.send("GET", path, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aFreezeIsMoved() throws Exception {
    String path = "/v1/freezes/christmas";
    service.send("PUT", path, CHRISTMAS);
    service.send("PUT", path, CHRISTMAS);
    assertThat(eventsOf("freeze/christmas")).isEqualTo(1);

    service.send("PUT", path, CHRISTMAS.replace("2026-12-18", "2026-12-11"));
    JsonNode shown = json(service.send("GET", path, ""));
    assertThat(shown.get("from").asString()).isEqualTo("2026-12-10T23:00:00Z");
    assertThat(shown.get("until").asString()).isEqualTo("2027-01-03T23:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"beforeExpiry":"P30D"}                                            | tags
          {"tags":{},"beforeExpiry":"P30D"}                                  | tags
          {"tags":{"a":null},"beforeExpiry":"P30D"}                          | tags
          {"tags":{"a":"\\u0000"},"beforeExpiry":"P30D"}                     | tags
          {"tags":{"a":"b"}}                                                 | beforeExpiry
          {"tags":{"a":"b"},"beforeExpiry":"P9D","atPercentOfLifetime":70}   | beforeExpiry
          {"tags":{"a":"b"},"beforeExpiry":"PT1M"}                           | beforeExpiry
          {"tags":{"a":"b"},"atPercentOfLifetime":49}                        | atPercentOfLifetime
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"jitter":"P8D"}         | jitter
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"windows":[null]}       | windows
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"windows":[{"cron":"* * * * *","length":"PT1H","zone":"UTC"}]} | windows.cron
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"windows":[{"cron":"0 2 * * *","length":"PT1M","zone":"UTC"}]} | windows.length
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"windows":[{"cron":"0 2 * * *","length":"PT1H","zone":"Mars"}]} | windows.zone
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"windows":[{"cron":"0 2 * * *","length":"PT1H"}]} | windows.zone
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"cap":1}                | cap
          {"tags":{"a":"b"},"atPercentOfLifetime":70,"maxInFlight":0}        | maxInFlight
          """)
  void aBadPolicyNamesTheMemberAndIsNotStored(String body, String field) throws Exception {
    HttpResponse<String> refused = service.send("PUT", "/v1/renewal-policies/bad", body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).get("field").asString()).isEqualTo(field);
    assertThat(service.send("GET", "/v1/renewal-policies/bad", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/freezes/Bad | {"from":"2026-12-18T00:00:00Z","until":"2026-12-19T00:00:00Z"} | name
          /v1/freezes/bad | {"until":"2026-12-19T00:00:00Z"}                               | from
          /v1/freezes/bad | {"from":"2026-12-18T00:00:00Z"}                                | until
          /v1/freezes/bad | {"from":"2026-12-18T00:00:00Z","until":"2026-12-18T00:00:00Z"} | until
          /v1/freezes/bad | {"from":"-9000-12-18T00:00:00Z","until":"2026-12-19T00:00:00Z"} | from
          /v1/freezes/bad | {"from":"2026-12-18T00:00:00Z","until":"+20000-01-01T00:00:00Z"} | until
          /v1/freezes/bad | {"from":"tomorrow","until":"2026-12-18T00:00:00Z"}             | from
          """)
  void aBadFreezeNamesTheMember(String path, String body, String field) throws Exception {
    HttpResponse<String> refused = service.send("PUT", path, body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).get("field").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"0", "401", "-1", "ten", "1000000000000"})
  void aForecastIsOfOneTo400Days(String days) throws Exception {
    HttpResponse<String> refused = service.send("GET", "/v1/forecast?days=" + days, "");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).get("field").asString()).isEqualTo("days");
  }

  @Test
  void whoMayOnlyLookChangesNothing() throws Exception {
    var viewer = service.createKey("VIEWER");
    assertThat(service.send(viewer, "PUT", "/v1/freezes/viewer", CHRISTMAS).statusCode())
        .isEqualTo(403);
    assertThat(service.send(viewer, "GET", "/v1/freezes", "").statusCode()).isEqualTo(200);
  }

  private static long eventsOf(String aggregate) {
    return service
        .bean(JdbcClient.class)
        .sql("SELECT count(*) FROM command.event WHERE aggregate_identifier = ?")
        .param(aggregate)
        .query(Long.class)
        .single();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
