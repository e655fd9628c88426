package dev.interlock.command.aws;

import static dev.interlock.command.CliSession.text;
import static dev.interlock.command.CliSession.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.CliSession;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the AWS CLI v2 makes of this API, when it is installed. */
class AwsCliIT {
  private static CliSession aws;

  @BeforeAll
  static void start() {
    aws = CliSession.start();
  }

  @AfterAll
  static void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void walksThroughTheTutorial() throws Exception {
    JsonNode made =
        aws.ok("generate-client-certificate", "--description", "My cert", "--tags", "env=prod");
    String certificate = text(made, "clientCertificateId");
    assertThat(text(made, "createdDate")).startsWith("20");
    assertThat(
            text(
                aws.ok("get-client-certificate", "--client-certificate-id", certificate),
                "description"))
        .isEqualTo("My cert");
    aws.ok("generate-client-certificate");
    assertThat(aws.ok("get-client-certificates", "--page-size", "1").get("items").size())
        .isEqualTo(2);

    String apiId = text(aws.ok("create-rest-api", "--name", "Pets"), "id");
    JsonNode root = aws.ok("get-resources", "--rest-api-id", apiId).get("items").get(0);
    String resource =
        text(
            aws.ok(
                "create-resource",
                "--rest-api-id",
                apiId,
                "--parent-id",
                text(root, "id"),
                "--path-part",
                "pets"),
            "id");
    String[] method = {"--rest-api-id", apiId, "--resource-id", resource, "--http-method", "GET"};
    aws.ok(with(method, "put-method", "--authorization-type", "NONE"));
    aws.ok(
        with(
            method,
            "put-integration",
            "--type",
            "HTTP_PROXY",
            "--integration-http-method",
            "GET",
            "--uri",
            "https://backend.example/pets"));
    String deployment = text(aws.ok("create-deployment", "--rest-api-id", apiId), "id");
    String[] stage = {"--rest-api-id", apiId, "--stage-name", "prod"};
    aws.ok(with(stage, "create-stage", "--deployment-id", deployment));

    assertThat(
            text(
                aws.ok(with(stage, "update-stage", "--patch-operations", attach(certificate))),
                "clientCertificateId"))
        .isEqualTo(certificate);
    assertThat(
            text(
                aws.ok(
                    "update-client-certificate",
                    "--client-certificate-id",
                    certificate,
                    "--patch-operations",
                    "op=replace,path=/description,value=Other"),
                "description"))
        .isEqualTo("Other");

    String[] delete = {"delete-client-certificate", "--client-certificate-id", certificate};
    aws.refused("ConflictException", apiId + "/prod", delete);
    aws.ok(with(stage, "update-stage", "--patch-operations", attach("")));
    aws.ok(delete);
    aws.refused("NotFoundException", "Invalid Client Certificate identifier specified", delete);
    aws.ok(with(stage, "delete-stage"));
    aws.ok("delete-rest-api", "--rest-api-id", apiId);
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
          aws.ok(
              "import-rest-api",
              "--fail-on-warnings",
              "--parameters",
              "basepath=ignore",
              "--body",
              body),
          "id")
    };
    aws.ok(with(api, "create-deployment", "--stage-name", "prod"));
    Path export = Files.createTempFile("export", ".json");
    assertThat(
            text(
                aws.ok(
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
                aws.ok(
                    with(
                        api, "put-rest-api", "--mode", "overwrite", "--body", "fileb://" + export)),
                "name"))
        .isEqualTo("Imported");
    aws.ok(
        with(
            api,
            "update-rest-api",
            "--patch-operations",
            "op=add,path=/binaryMediaTypes/image~1png"));
    aws.refused(
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
  void takesAMethodDownPieceByPiece() throws Exception {
    String[] api = {"--rest-api-id", text(aws.ok("create-rest-api", "--name", "Pets"), "id")};
    String root = text(aws.ok(with(api, "get-resources")).get("items").get(0), "id");
    String[] method = {api[0], api[1], "--resource-id", root, "--http-method", "GET"};
    String[] response = {
      api[0], api[1], "--resource-id", root, "--http-method", "GET", "--status-code", "200"
    };
    aws.ok(with(method, "put-method", "--authorization-type", "NONE"));
    aws.ok(with(response, "put-method-response"));
    aws.ok(with(method, "put-integration", "--type", "MOCK"));
    aws.ok(with(response, "put-integration-response", "--selection-pattern", "2.."));
    assertThat(text(aws.ok(with(response, "get-method-response")), "statusCode")).isEqualTo("200");
    assertThat(text(aws.ok(with(response, "get-integration-response")), "selectionPattern"))
        .isEqualTo("2..");

    aws.ok(with(response, "delete-integration-response"));
    aws.refused("NotFoundException", "Response", with(response, "get-integration-response"));
    aws.ok(with(method, "delete-integration"));
    aws.refused("NotFoundException", "Integration", with(method, "get-integration"));
    aws.ok(with(response, "delete-method-response"));
    aws.refused("NotFoundException", "Response", with(response, "get-method-response"));
    aws.ok(with(method, "delete-method"));
    aws.refused("NotFoundException", "Method", with(method, "get-method"));
    aws.ok(with(api, "delete-rest-api"));
  }

  @Test
  void showsWhatIsRefused() throws Exception {
    aws.refused(
        "NotFoundException",
        "Invalid Client Certificate identifier specified",
        "get-client-certificate",
        "--client-certificate-id",
        "zzzzzz");
    aws.refused(
        "NotFoundException", "Invalid API identifier", "get-stages", "--rest-api-id", "zzz");
    aws.refused("BadRequestException", "policy", "create-rest-api", "--name", "x", "--policy", "x");
  }

  @Test
  void tagsACertificate() throws Exception {
    String certificate = text(aws.ok("generate-client-certificate"), "clientCertificateId");
    String[] arn = {
      "--resource-arn", "arn:aws:apigateway:us-east-1::/clientcertificates/" + certificate
    };
    aws.ok(with(arn, "tag-resource", "--tags", "{\"a b\":\"c/d\",\"k,1\":\"x\",\"env\":\"prod\"}"));
    aws.ok(with(arn, "untag-resource", "--tag-keys", "k,1", "env"));
    assertThat(aws.ok(with(arn, "get-tags")).get("tags").toString()).isEqualTo("{\"a b\":\"c/d\"}");
    aws.refused(
        "NotFoundException",
        "Invalid Client Certificate identifier specified",
        "get-tags",
        "--resource-arn",
        "arn:aws:apigateway:us-east-1::/clientcertificates/zzzzzz");
  }

  private static String attach(String certificate) {
    return "op=replace,path=/clientCertificateId,value=" + certificate;
  }
}
