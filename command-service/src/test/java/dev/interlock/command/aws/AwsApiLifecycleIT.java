package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** APIs and stages on the wire: what is kept, shown, changed and refused. */
class AwsApiLifecycleIT {
  private static RunningService service;

  private String api = "";
  private String root = "";

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void keepsAndChangesTheMembersOfAnApi() throws Exception {
    create(
        """
        {"name":"x","version":"1","binaryMediaTypes":["a/b"],"minimumCompressionSize":0,
         "apiKeySource":"AUTHORIZER","endpointConfiguration":{"types":["EDGE"]},"policy":"{}",
         "disableExecuteApiEndpoint":true}""");
    JsonNode changed =
        ok(
            "PATCH",
            api,
            """
            {"patchOperations":[{"op":"add","path":"/binaryMediaTypes/c~1d"},
             {"op":"remove","path":"/binaryMediaTypes/a~1b"},
             {"op":"replace","path":"/minimumCompressionSize","value":""},
             {"op":"replace","path":"/endpointConfiguration/ipAddressType","value":"dualstack"}]}""");
    assertThat(changed.get("binaryMediaTypes").toString()).isEqualTo("[\"c/d\"]");
    assertThat(changed.has("minimumCompressionSize")).isFalse();
    assertThat(changed.get("endpointConfiguration").toString())
        .isEqualTo("{\"ipAddressType\":\"dualstack\",\"types\":[\"EDGE\"]}");
    refused("PATCH", api, patch("replace", "/binaryMediaTypes", "x"), 400)
        .contains("Invalid patch path /binaryMediaTypes");
    refused("PATCH", api, patch("add", "/minimumCompressionSize", "1"), 400)
        .contains("Invalid patch operation specified. Must be one of: [replace]");
    assertThat(ok("PATCH", api, "{\"patchOperations\":[]}")).isEqualTo(changed);
  }

  @Test
  void clonesAnApiWithItsMethods() throws Exception {
    create("{\"name\":\"x\"}");
    mock("GET");
    String original = api.substring("/restapis/".length());
    create("{\"name\":\"copy\",\"cloneFrom\":\"%s\"}".formatted(original));
    assertThat(ok("GET", api + "/resources/" + root + "?embed=methods", "").toString())
        .contains("\"type\":\"MOCK\"");
  }

  @Test
  void keepsTheResponsesOfMethodsAndIntegrations() throws Exception {
    create("{\"name\":\"x\"}");
    String method = mock("GET");
    String header = "\"method.response.header.Etag\"";
    ok("PUT", method + "/responses/200", "{\"responseParameters\":{%s:true}}".formatted(header));
    refused("PUT", method + "/responses/200", "{}", 409).contains("Response already exists");
    ok(
        "PUT",
        method + "/integration/responses/200",
        """
        {"selectionPattern":"2..","responseParameters":{%s:"integration.response.header.Etag"}}"""
            .formatted(header));
    refused("PUT", method + "/integration/responses/404", "{}", 404)
        .contains("Invalid Response status code specified");
    refused("PUT", method + "/responses/wrong", "{}", 400)
        .contains("Member must satisfy regular expression pattern: [1-5]\\\\d\\\\d");
    assertThat(
            ok("GET", method, "").get("methodIntegration").get("integrationResponses").toString())
        .contains("\"statusCode\":\"200\"", "\"selectionPattern\":\"2..\"");
  }

  @Test
  void aDeploymentStaysAsItWasAndGoesOnlyWhenNothingServesIt() throws Exception {
    create("{\"name\":\"x\"}");
    mock("GET");
    String first = id(ok("POST", api + "/deployments", "{\"stageName\":\"prod\"}"));
    mock("PUT");
    assertThat(ok("GET", api + "/deployments/" + first + "?embed=apisummary", "").toString())
        .contains("\"/\":{\"GET\":")
        .doesNotContain("PUT");
    String second = id(ok("POST", api + "/deployments", "{}"));
    ok("PATCH", api + "/stages/prod", patch("replace", "/canarySettings/deploymentId", second));
    for (String served : new String[] {first, second}) {
      refused("DELETE", api + "/deployments/" + served, "", 400)
          .contains("Active stages pointing to this deployment must be moved or deleted");
    }
    ok(
        "PATCH",
        api + "/stages/prod",
        """
        {"patchOperations":[{"op":"copy","path":"/deploymentId",
          "from":"/canarySettings/deploymentId"},{"op":"remove","path":"/canarySettings"}]}""");
    ok("DELETE", api + "/deployments/" + first, "");
    refused("GET", api + "/deployments/" + first, "", 404);
  }

  @Test
  void deletesAResourceWithAllBelowIt() throws Exception {
    create("{\"name\":\"x\"}");
    String pets = id(ok("POST", api + "/resources/" + root, "{\"pathPart\":\"pets\"}"));
    String pet = id(ok("POST", api + "/resources/" + pets, "{\"pathPart\":\"{petId}\"}"));
    ok("POST", api + "/resources/" + root, "{\"pathPart\":\"pets2\"}");
    ok("DELETE", api + "/resources/" + pets, "");
    refused("GET", api + "/resources/" + pet, "", 404);
    assertThat(ok("GET", api + "/resources", "").get("item").size()).isEqualTo(2);
  }

  private void create(String body) throws Exception {
    JsonNode made = ok("POST", "/restapis", body);
    api = "/restapis/" + id(made);
    root = made.get("rootResourceId").asString();
  }

  private String mock(String verb) throws Exception {
    String method = api + "/resources/" + root + "/methods/" + verb;
    ok("PUT", method, "{\"authorizationType\":\"NONE\"}");
    ok("PUT", method + "/integration", "{\"type\":\"MOCK\"}");
    return method;
  }

  private static String patch(String op, String path, String value) {
    return "{\"patchOperations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":\"%s\"}]}"
        .formatted(op, path, value);
  }

  private static JsonNode ok(String verb, String path, String body) throws Exception {
    HttpResponse<String> answer = service.send(verb, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private static AbstractStringAssert<?> refused(String verb, String path, String body, int status)
      throws Exception {
    HttpResponse<String> answer = service.send(verb, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return assertThat(answer.body());
  }

  private static String id(JsonNode made) {
    return made.get("id").asString();
  }
}
