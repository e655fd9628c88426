package dev.interlock.standalone.demo;

import dev.interlock.backends.BackendServer;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The API of the demo, made through the public APIs alone: a resource for each backend, one stage,
 * and the client certificate that the stage presents first.
 */
record Orders(StageRef stage, String certificateId) {
  private static final String STAGE = "prod";

  /** The certificate that the demo begins with; its id. */
  static String certificate(InterlockApi api) throws IOException, InterruptedException {
    return api.post("/clientcertificates", Map.of("description", "first certificate of the demo"))
        .path("clientCertificateId")
        .asString();
  }

  static Orders create(InterlockApi api, Fleet fleet, String certificate)
      throws IOException, InterruptedException {
    String restApi = deploy(api, fleet);
    StageRef stage = new StageRef(restApi, STAGE);
    api.replace(path(stage), "/clientCertificateId", certificate);
    for (String backend : fleet.ids()) {
      register(api, backend, fleet.server(backend));
      api.put("/v1/backends/%s/stages/%s/%s".formatted(backend, restApi, STAGE), Map.of());
    }
    return new Orders(stage, certificate);
  }

  private static String deploy(InterlockApi api, Fleet fleet)
      throws IOException, InterruptedException {
    String restApi = api.post("/restapis", Map.of("name", "orders")).path("id").asString();
    String resources = "/restapis/" + restApi + "/resources/";
    String root =
        api.get("/restapis/" + restApi + "/resources")
            .path("item")
            .path(0)
            .path("id")
            .asString(api.get("/restapis/" + restApi).path("rootResourceId").asString(""));
    for (String backend : fleet.ids()) {
      String resource =
          api.post(resources + root, Map.of("pathPart", backend)).path("id").asString();
      String method = resources + resource + "/methods/POST";
      api.put(method, Map.of("authorizationType", "NONE"));
      api.put(
          method + "/integration",
          Map.of(
              "type",
              "HTTP_PROXY",
              "httpMethod",
              "POST",
              "uri",
              fleet.server(backend).uri().toString()));
    }
    api.post("/restapis/" + restApi + "/deployments", Map.of("stageName", STAGE));
    return restApi;
  }

  static void register(InterlockApi api, String id, BackendServer server)
      throws IOException, InterruptedException {
    api.post(
        "/v1/backends",
        Map.of(
            "backendId",
            id,
            "instances",
            List.of(Map.of("name", Fleet.instance(id), "address", server.address())),
            "serverAuthorities",
            server.serverAuthorityPem(),
            "requiredEvidence",
            Evidence.DISCRIMINATING));
  }

  /** The certificate that the stage presents now, by the AWS-compatible API. */
  String presented(InterlockApi api) throws IOException, InterruptedException {
    return api.get(path(stage)).path("clientCertificateId").asString("none");
  }

  private static String path(StageRef stage) {
    return "/restapis/%s/stages/%s".formatted(stage.restApiId(), stage.stageName());
  }
}
