package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RotationPreflightIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void refusesARotationWhereABackendShutsOutWhatItsStagePresents() throws Exception {
    try (RunningService service = new RunningService()) {
      String api = api(service);
      String shadowing = present(service, api, "dev");
      String shadowed = present(service, api, "prod");
      service.send(
          "POST",
          "/v1/backends",
          """
          {"backendId":"orders","instances":[{"name":"a","address":"127.0.0.1:1"}]}""");
      bind(service, api, "dev");
      bind(service, api, "prod");
      // Interlock's own certificates never shadow each other, so a bundle of others stands in.
      JdbcClient.create(service.database())
          .sql("UPDATE command.backend SET bundle = ?::jsonb")
          .param(
              """
              {"backendId":"orders","version":2,"at":"2027-01-01T00:00:00Z","certificates":[%s,%s]}
              """
                  .formatted(trusted(shadowing, "aws-first"), trusted(shadowed, "aws-second")))
          .update();

      HttpResponse<String> refused = rotate(service, shadowed);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
      assertThat(JSON.readTree(refused.body()).get("detail").asString())
          .startsWith(
              "Backend orders shuts out the certificate in use already: Certificate %s has the subject"
                  .formatted(shadowed));
      assertThat(
              JdbcClient.create(service.database())
                  .sql("SELECT count(*) FROM command.rotation")
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }

  private static HttpResponse<String> rotate(RunningService service, String certificate)
      throws Exception {
    return service.send(
        "POST", "/v1/rotations", "{\"certificateId\":\"%s\"}".formatted(certificate));
  }

  private static void bind(RunningService service, String api, String stage) throws Exception {
    HttpResponse<String> bound =
        service.send("PUT", "/v1/backends/orders/stages/%s/%s".formatted(api, stage), "");
    assertThat(bound.statusCode()).as(bound.body()).isEqualTo(204);
  }

  private static String api(RunningService service) throws Exception {
    String api = made(service, "POST", "/restapis", "{\"name\":\"shop\"}").get("id").asString();
    String root =
        JSON.readTree(service.send("GET", "/restapis/%s/resources".formatted(api), "").body())
            .get("item")
            .get(0)
            .get("id")
            .asString();
    String method = "/restapis/%s/resources/%s/methods/GET".formatted(api, root);
    made(service, "PUT", method, "{\"authorizationType\":\"NONE\"}");
    made(service, "PUT", method + "/integration", "{\"type\":\"MOCK\"}");
    return api;
  }

  /** A new stage and its certificate. */
  private static String present(RunningService service, String api, String stage) throws Exception {
    made(
        service,
        "POST",
        "/restapis/%s/deployments".formatted(api),
        "{\"stageName\":\"%s\"}".formatted(stage));
    String certificate =
        made(service, "POST", "/clientcertificates", "{}").get("clientCertificateId").asString();
    HttpResponse<String> presented =
        service.send(
            "PATCH",
            "/restapis/%s/stages/%s".formatted(api, stage),
            """
            {"patchOperations":[
              {"op":"replace","path":"/clientCertificateId","value":"%s"}]}"""
                .formatted(certificate));
    assertThat(presented.statusCode()).as(presented.body()).isEqualTo(200);
    return certificate;
  }

  private static JsonNode made(RunningService service, String verb, String path, String body)
      throws Exception {
    HttpResponse<String> response = service.send(verb, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return JSON.readTree(response.body());
  }

  private static String trusted(String certificateId, String file) {
    return JSON.writeValueAsString(
        Map.of(
            "certificateId", certificateId, "fingerprint", "", "pem", LintedBundlesTest.pem(file)));
  }
}
