package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.command.AwsCli;
import dev.interlock.command.AwsCli.Outcome;
import dev.interlock.command.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the AWS CLI v2 makes of this API, when it is installed. */
class AwsCliIT {
  private static Optional<AwsCli> cli = Optional.empty();
  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    cli = AwsCli.find();
    assumeTrue(cli.isPresent(), "The AWS CLI v2 is not installed (Debian: awscli)");
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    if (cli.isPresent()) {
      service.close();
    }
  }

  @Test
  void walksThroughTheTutorial() throws Exception {
    JsonNode made =
        ok("generate-client-certificate", "--description", "My cert", "--tags", "env=prod");
    String certificate = text(made, "clientCertificateId");
    assertThat(text(made, "createdDate")).startsWith("20");
    assertThat(
            text(
                ok("get-client-certificate", "--client-certificate-id", certificate),
                "description"))
        .isEqualTo("My cert");
    ok("generate-client-certificate");
    assertThat(ok("get-client-certificates", "--page-size", "1").get("items").size()).isEqualTo(2);

    String apiId = text(ok("create-rest-api", "--name", "Pets"), "id");
    JsonNode root = ok("get-resources", "--rest-api-id", apiId).get("items").get(0);
    String resource =
        text(
            ok(
                "create-resource",
                "--rest-api-id",
                apiId,
                "--parent-id",
                text(root, "id"),
                "--path-part",
                "pets"),
            "id");
    String[] method = {"--rest-api-id", apiId, "--resource-id", resource, "--http-method", "GET"};
    ok(with(method, "put-method", "--authorization-type", "NONE"));
    ok(
        with(
            method,
            "put-integration",
            "--type",
            "HTTP_PROXY",
            "--integration-http-method",
            "GET",
            "--uri",
            "https://backend.example/pets"));
    String deployment = text(ok("create-deployment", "--rest-api-id", apiId), "id");
    String[] stage = {"--rest-api-id", apiId, "--stage-name", "prod"};
    ok(with(stage, "create-stage", "--deployment-id", deployment));

    assertThat(
            text(
                ok(with(stage, "update-stage", "--patch-operations", attach(certificate))),
                "clientCertificateId"))
        .isEqualTo(certificate);
    assertThat(
            text(
                ok(
                    "update-client-certificate",
                    "--client-certificate-id",
                    certificate,
                    "--patch-operations",
                    "op=replace,path=/description,value=Other"),
                "description"))
        .isEqualTo("Other");

    String[] delete = {"delete-client-certificate", "--client-certificate-id", certificate};
    refused("ConflictException", apiId + "/prod", delete);
    ok(with(stage, "update-stage", "--patch-operations", attach("")));
    ok(delete);
    refused("NotFoundException", "Invalid Client Certificate identifier specified", delete);
    ok(with(stage, "delete-stage"));
    ok("delete-rest-api", "--rest-api-id", apiId);
  }

  @Test
  void testsAMethodWithACertificate(@TempDir Path directory) throws Exception {
    JsonNode made = ok("generate-client-certificate");
    String certificate = text(made, "clientCertificateId");
    try (BackendServer backend =
        JvmBackend.start(
            BackendSettings.of("tested", directory),
            Clock.systemUTC(),
            JvmBackend.commandOnThisClassPath())) {
      backend.install(text(made, "pemEncodedCertificate"));
      String apiId = text(ok("create-rest-api", "--name", "Tested"), "id");
      String root = text(ok("get-resources", "--rest-api-id", apiId).get("items").get(0), "id");
      String[] method = {"--rest-api-id", apiId, "--resource-id", root, "--http-method", "GET"};
      ok(with(method, "put-method", "--authorization-type", "NONE"));
      String uri = "https://${stageVariables.backend}/";
      ok(
          with(
              method,
              "put-integration",
              "--type",
              "HTTP_PROXY",
              "--integration-http-method",
              "GET",
              "--uri",
              uri));
      String[] test =
          with(
              method,
              "test-invoke-method",
              "--client-certificate-id",
              certificate,
              "--stage-variables",
              "backend=" + backend.address());
      JsonNode unverified = ok(test);
      assertThat(unverified.get("status").asInt()).isEqualTo(500);
      assertThat(text(unverified, "log")).contains("PKIX path building failed: ");

      ok("create-deployment", "--rest-api-id", apiId, "--stage-name", "prod");
      registerBackend("tested", backend, apiId + "/prod");
      JsonNode answer = ok(test);
      assertThat(answer.get("status").asInt()).as(text(answer, "log")).isEqualTo(200);
      assertThat(text(answer, "body")).contains("\"backend\":\"tested\"");
      assertThat(text(answer, "log"))
          .contains(" : Interlock: client certificate requested by the endpoint: yes; sent: ")
          .contains("sent: %s, SHA-256 ".formatted(certificate));
    }
  }

  /** So that the roots that the backend brings are known. */
  private static void registerBackend(String name, BackendServer backend, String stage)
      throws Exception {
    String registration =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "backendId", name,
                    "instances", List.of(Map.of("name", "a", "address", backend.address())),
                    "serverAuthorities", backend.serverAuthorityPem()));
    assertThat(service.send("POST", "/v1/backends", registration).statusCode()).isEqualTo(201);
    assertThat(
            service
                .send("PUT", "/v1/backends/%s/stages/%s".formatted(name, stage), "")
                .statusCode())
        .isLessThan(300);
  }

  @Test
  void importsDeploysAndExportsAnApi() throws Exception {
    Path document = Files.createTempFile("pets", ".yaml");
    Files.writeString(
        document,
        """
        openapi: 3.0.1
        info: {title: Imported, version: '7'}
        paths:
          /pets:
            get:
              responses: {'200': {description: 200 response}}
              x-amazon-apigateway-integration: {type: mock}
        """);
    String body = "fileb://" + document;
    String[] api = {
      "--rest-api-id",
      text(
          ok(
              "import-rest-api",
              "--fail-on-warnings",
              "--parameters",
              "basepath=ignore",
              "--body",
              body),
          "id")
    };
    ok(with(api, "create-deployment", "--stage-name", "prod"));
    Path export = Files.createTempFile("export", ".json");
    assertThat(
            text(
                ok(
                    with(
                        api,
                        "get-export",
                        "--stage-name",
                        "prod",
                        "--export-type",
                        "swagger",
                        "--parameters",
                        "extensions=apigateway",
                        export.toString())),
                "contentDisposition"))
        .contains("swagger_7.json");
    assertThat(
            text(
                ok(with(api, "put-rest-api", "--mode", "overwrite", "--body", "fileb://" + export)),
                "name"))
        .isEqualTo("Imported");
    ok(
        with(
            api,
            "update-rest-api",
            "--patch-operations",
            "op=add,path=/binaryMediaTypes/image~1png"));
    refused(
        "BadRequestException",
        "Invalid method setting path: /nothing.",
        with(
            api,
            "update-stage",
            "--stage-name",
            "prod",
            "--patch-operations",
            "op=replace,path=/nothing,value=x"));
  }

  @Test
  void showsWhatIsRefused() throws Exception {
    refused(
        "NotFoundException",
        "Invalid Client Certificate identifier specified",
        "get-client-certificate",
        "--client-certificate-id",
        "zzzzzz");
    refused("NotFoundException", "Invalid API identifier", "get-stages", "--rest-api-id", "zzz");
    refused("BadRequestException", "policy", "create-rest-api", "--name", "x", "--policy", "x");
  }

  @Test
  void tagsACertificate() throws Exception {
    String certificate = text(ok("generate-client-certificate"), "clientCertificateId");
    String[] arn = {
      "--resource-arn", "arn:aws:apigateway:us-east-1::/clientcertificates/" + certificate
    };
    ok(with(arn, "tag-resource", "--tags", "{\"a b\":\"c/d\",\"k,1\":\"x\",\"env\":\"prod\"}"));
    ok(with(arn, "untag-resource", "--tag-keys", "k,1", "env"));
    assertThat(ok(with(arn, "get-tags")).get("tags").toString()).isEqualTo("{\"a b\":\"c/d\"}");
    refused(
        "NotFoundException",
        "Invalid Client Certificate identifier specified",
        "get-tags",
        "--resource-arn",
        "arn:aws:apigateway:us-east-1::/clientcertificates/zzzzzz");
  }

  private static String attach(String certificate) {
    return "op=replace,path=/clientCertificateId,value=" + certificate;
  }

  private static JsonNode ok(String... arguments) throws Exception {
    Outcome outcome = run(arguments);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return JsonMapper.shared().readTree(outcome.output().isBlank() ? "{}" : outcome.output());
  }

  private static void refused(String type, String message, String... arguments) throws Exception {
    Outcome outcome = run(arguments);
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("(" + type + ")").contains(message);
  }

  private static Outcome run(String... arguments) throws Exception {
    return cli.orElseThrow().apigateway(service.address(), RunningService.ADMIN, arguments);
  }

  private static String[] with(String[] common, String command, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.addAll(Arrays.asList(common));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).stringValue();
  }
}
