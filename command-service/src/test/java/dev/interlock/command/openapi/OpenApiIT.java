package dev.interlock.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Import, deployment and export over HTTP: what is deployed is what is exported. */
class OpenApiIT {
  private static final String DOCUMENT =
      """
      openapi: 3.0.1
      info: {title: Pets, version: '1.0'}
      paths:
        /pets/{petId}:
          get:
            parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: 200 response}}
            x-amazon-apigateway-integration:
              type: http_proxy
              httpMethod: GET
              uri: https://backend.example/%s/{petId}
              requestParameters: {integration.request.path.petId: method.request.path.petId}
      """;

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
  void anExportIsWhatWasDeployedAndImportsAsTheSameApi() throws Exception {
    String api = id(importing(DOCUMENT.formatted("one")));
    assertThat(
            json(service.send("GET", api + "/resources?embed=methods", "")).get("item").toString())
        .contains("https://backend.example/one/{petId}");
    service.send("POST", api + "/deployments", "{\"stageName\":\"prod\"}");
    service.send("PUT", api + "?mode=overwrite", DOCUMENT.formatted("two"));

    String export = api + "/stages/prod/exports/oas30?extensions=apigateway";
    HttpResponse<String> exported = service.send("GET", export, "");
    assertThat(exported.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"oas30_1.0.json\"");
    assertThat(exported.body()).contains("/one/").doesNotContain("/two/");

    String copy = id(importing(exported.body()));
    service.send("POST", copy + "/deployments", "{\"stageName\":\"prod\"}");
    assertThat(
            json(
                service.send("GET", copy + "/stages/prod/exports/oas30?extensions=apigateway", "")))
        .isEqualTo(json(exported));
  }

  @Test
  void mergesOrOverwrites() throws Exception {
    String api = id(importing(DOCUMENT.formatted("one")));
    String other = DOCUMENT.formatted("two").replace("/pets/", "/dogs/");
    assertThat(service.send("PUT", api + "?mode=merge", other).statusCode()).isEqualTo(200);
    assertThat(paths(api)).contains("/pets/{petId}", "/dogs/{petId}");
    assertThat(service.send("PUT", api + "?mode=overwrite", other).statusCode()).isEqualTo(200);
    assertThat(paths(api)).contains("/dogs/{petId}").doesNotContain("/pets/{petId}");
    assertThat(service.send("PUT", api + "?mode=x", other).statusCode()).isEqualTo(400);
  }

  @Test
  void takesADocumentWholeOrNotAtAll() throws Exception {
    String before = service.send("GET", "/restapis?limit=500", "").body();
    HttpResponse<String> refused =
        importing(DOCUMENT.formatted("one").replace("https://", "nowhere-"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Invalid HTTP endpoint specified for URI");
    assertThat(service.send("GET", "/restapis?limit=500", "").body()).isEqualTo(before);
  }

  @Test
  void refusesADocumentOverSixMegabytes() throws Exception {
    assertThat(importing(" ".repeat(6 * 1024 * 1024 + 1)).statusCode()).isEqualTo(413);
  }

  private static HttpResponse<String> importing(String document) throws Exception {
    return service.send("POST", "/restapis?mode=import&failonwarnings=true", document);
  }

  private static String id(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return "/restapis/" + json(made).get("id").asString();
  }

  private static String paths(String api) throws Exception {
    return service.send("GET", api + "/resources", "").body();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
