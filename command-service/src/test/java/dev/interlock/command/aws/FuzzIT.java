package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made at random: none is answered with 5xx, and one that is refused changes nothing.
 * {@code -Dfuzz.seed=N} repeats a run, {@code -Dfuzz.requests=N} makes it longer.
 */
class FuzzIT {
  private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1500);
  private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "X");
  private static final List<String> OPS =
      List.of("add", "remove", "replace", "move", "copy", "test", "wrong");

  private static RunningService service;
  private static JdbcClient jdbc;
  private static String api;
  private static String root;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() throws Exception {
    System.out.println("fuzz.seed=" + SEED);
    service = new RunningService();
    jdbc = JdbcClient.create(service.database());
    JsonNode made =
        JsonMapper.shared().readTree(service.send("POST", "/restapis", "{\"name\":\"x\"}").body());
    api = "/restapis/" + made.get("id").asString();
    root = made.get("rootResourceId").asString();
    String method = api + "/resources/" + root + "/methods/GET";
    service.send("PUT", method, "{\"authorizationType\":\"NONE\"}");
    service.send("PUT", method + "/integration", "{\"type\":\"MOCK\"}");
    service.send("POST", api + "/deployments", "{\"stageName\":\"prod\"}");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void noBodyBreaksAnyOperation() throws Exception {
    for (int i = 0; i < REQUESTS; i++) {
      send(any(VERBS), path(), body());
    }
  }

  @Test
  void noPatchBreaksAnyResource() throws Exception {
    List<String> paths =
        List.of(
            "/name",
            "/description",
            "/version",
            "/policy",
            "/apiKeySource",
            "/minimumCompressionSize",
            "/disableExecuteApiEndpoint",
            "/binaryMediaTypes/a~1b",
            "/endpointConfiguration/types/0",
            "/endpointConfiguration/ipAddressType",
            "/deploymentId",
            "/clientCertificateId",
            "/documentationVersion",
            "/tracingEnabled",
            "/cacheClusterEnabled",
            "/cacheClusterSize",
            "/variables",
            "/variables/v",
            "/accessLogSettings",
            "/accessLogSettings/format",
            "/canarySettings",
            "/canarySettings/deploymentId",
            "/canarySettings/percentTraffic",
            "/canarySettings/stageVariableOverrides/v",
            "/*/*",
            "/*/*/metrics/enabled",
            "/~1a/GET/throttling/rateLimit",
            "",
            "/",
            "x",
            "//",
            "/~",
            "/a/b/c/d/e");
    for (String path : paths) {
      for (String op : OPS) {
        for (String resource : List.of(api, api + "/stages/prod")) {
          String value = JsonMapper.shared().writeValueAsString(text());
          send(
              "PATCH",
              resource,
              """
              {"patchOperations":[{"op":"replace","path":"/description","value":"%d"},
               {"op":"%s","path":"%s","value":%s,"from":"%s"}]}"""
                  .formatted(random.nextInt(), op, path, value, any(paths)));
        }
      }
    }
  }

  @Test
  void noDocumentBreaksAnImport() throws Exception {
    String document =
        """
        {"openapi":"3.0.1","info":{"title":"x","version":"1"},"paths":{"/a":{"get":{"responses":{},
        "x-amazon-apigateway-integration":{"type":"mock","requestTemplates":{"a/b":"c"}}}}}}""";
    for (int i = 0; i < REQUESTS / 5; i++) {
      int from = random.nextInt(document.length());
      int to = Math.min(document.length(), from + random.nextInt(40));
      String mutated = document.substring(0, from) + text() + document.substring(to);
      send("POST", "/restapis?mode=import", random.nextBoolean() ? mutated : body());
      send("PUT", api + "?mode=overwrite", mutated);
    }
  }

  private void send(String verb, String path, String body) throws Exception {
    Map<String, Long> before = state();
    HttpResponse<String> answer = service.send(verb, path, body);
    String request =
        "seed %d: %s %s %s"
            .formatted(SEED, verb, path, body.length() > 500 ? body.substring(0, 500) : body);
    assertThat(answer.statusCode()).as("%s\n%s", request, answer.body()).isLessThan(500);
    if (answer.statusCode() >= 400) {
      assertThat(answer.headers().firstValue("x-amzn-ErrorType")).as(request).isPresent();
      assertThat(JsonMapper.shared().readTree(answer.body()).has("message")).as(request).isTrue();
      assertThat(state()).as(request).isEqualTo(before);
    }
  }

  /** A hash of each table; whatever differs is a change. */
  private static Map<String, Long> state() {
    Map<String, Long> state = new TreeMap<>();
    for (String table :
        List.of(
            "event",
            "rest_api",
            "resource",
            "method",
            "deployment",
            "stage",
            "client_certificate")) {
      state.put(
          table,
          jdbc.sql(
                  "SELECT coalesce(bit_xor(hashtextextended(t::text, 0)), 0) FROM command.%s t"
                      .formatted(table))
              .query(Long.class)
              .single());
    }
    return state;
  }

  private String path() {
    String method = api + "/resources/" + root + "/methods/" + any(List.of("GET", "PUT", "NO"));
    return any(
        List.of(
            "/account",
            "/clientcertificates",
            "/clientcertificates/a1b2c3",
            "/restapis",
            api,
            api + "/resources",
            api + "/resources/" + root,
            api + "/deployments",
            api + "/deployments/none?embed=apisummary",
            api + "/stages",
            api + "/stages/prod",
            api + "/stages?deploymentId=%F0%9F%98%80",
            api + "/stages/prod/exports/oas30",
            method,
            method + "/integration",
            method + "/responses/200",
            method + "/integration/responses/2%2F0",
            "/restapis?limit=" + random.nextInt(),
            "/tags/arn%3Ax%2Fy",
            "/restapis/" + "x".repeat(random.nextInt(3000)),
            "/nothing"));
  }

  private String body() {
    return switch (random.nextInt(6)) {
      case 0 -> text();
      case 1 -> "[".repeat(random.nextInt(2000));
      case 2 -> "{\"a\":".repeat(random.nextInt(700)) + "1" + "}".repeat(700);
      case 3 -> "";
      default -> "{" + member() + "," + member() + "," + member() + "," + member() + "}";
    };
  }

  private String member() {
    return "\"%s\":%s"
        .formatted(
            any(
                List.of(
                    "name",
                    "description",
                    "tags",
                    "pathPart",
                    "authorizationType",
                    "type",
                    "uri",
                    "httpMethod",
                    "timeoutInMillis",
                    "requestParameters",
                    "requestTemplates",
                    "responseModels",
                    "stageName",
                    "deploymentId",
                    "variables",
                    "canarySettings",
                    "endpointConfiguration",
                    "binaryMediaTypes",
                    "minimumCompressionSize",
                    "policy",
                    "patchOperations",
                    "tlsConfig",
                    "cloneFrom")),
            value(3));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextBoolean());
      case 2 -> random.nextLong() + "";
      case 3 -> "1e" + random.nextInt(400);
      case 4 ->
          any(List.of("\"MOCK\"", "\"NONE\"", "\"GET\"", "\"https://b/\"", "\"prod\"", "\"pets\""));
      case 5 -> JsonMapper.shared().writeValueAsString(text());
      case 6 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
      case 7 -> "{" + member() + "}";
      default -> "{\"\\u0000\":\"\\ud800\"}";
    };
  }

  private String text() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "\0";
      case 2 -> "\ud83d";
      case 3 -> "%s%n$1'\"--;\\";
      case 4 -> "\ud83d\ude00".repeat(random.nextInt(2000));
      case 5 -> "x".repeat(random.nextInt(200) == 0 ? 3_000_000 : 3000);
      case 6 -> "{}[]\n\t:&*!|>#";
      default -> Integer.toString(random.nextInt(), 36);
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
