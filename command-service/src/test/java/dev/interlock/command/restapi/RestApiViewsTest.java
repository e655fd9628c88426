package dev.interlock.command.restapi;

import dev.interlock.command.Golden;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Page;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestApiViewsTest {
  private static final Integration PROXY =
      new Integration("HTTP_PROXY", "GET", "https://b/", 29_000, true, Map.of(), Map.of());
  private static final Resource ROOT = new Resource("root123456", null, null, "/", Map.of());
  private static final Resource PETS =
      new Resource(
          "abc123",
          "root123456",
          "pets",
          "/pets",
          Map.of("GET", new Method("NONE", false, Map.of(), Map.of(), PROXY)));

  @Test
  void anApiIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        RestApiView.of(
            "98mjrkp8ia",
            1_604_621_029,
            new Document(Map.of("name", "x", "description", "An API")),
            Map.of("k", "v"),
            "root123456"),
        "rest-api");
  }

  @Test
  void resourcesAreWrittenAsAwsWritesThem() {
    Golden.assertWritten(
        new Page<>(List.of(ResourceView.of(ROOT, false), ResourceView.of(PETS, false)), null),
        "resources");
  }

  @Test
  void resourcesWithTheirMethodsAreWrittenAsAwsWritesThem() {
    Golden.assertWritten(ResourceView.of(PETS, true), "resource-with-methods");
  }

  @Test
  void aMethodIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        MethodView.of("abc123", "GET", new Method("NONE", false, Map.of(), Map.of(), null)),
        "method");
  }

  @Test
  void aMethodWithAllThatItCanHaveIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        MethodView.of(
            "abc123",
            "POST",
            new Method(
                "AWS_IAM",
                true,
                Map.of(
                    "operationName",
                    "create",
                    "requestParameters",
                    Map.of("method.request.header.If-Match", true),
                    "requestModels",
                    Map.of("application/json", "Empty")),
                Map.of(
                    "201",
                    Map.of("responseParameters", Map.of("method.response.header.Etag", true))),
                new Integration(
                    "HTTP",
                    "POST",
                    "https://b/",
                    50,
                    false,
                    Map.of(
                        "passthroughBehavior",
                        "NEVER",
                        "cacheNamespace",
                        "ours",
                        "cacheKeyParameters",
                        List.of("method.request.header.If-Match"),
                        "requestTemplates",
                        Map.of("application/json", "$input.body")),
                    Map.of("201", Map.of("selectionPattern", "2.."))))),
        "method-whole");
  }

  @Test
  void anIntegrationIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(MethodView.of("abc123", PROXY), "integration");
    Golden.assertWritten(
        MethodView.of(
            "abc123", new Integration("MOCK", null, null, 29_000, false, Map.of(), Map.of())),
        "integration-mock");
  }

  @Test
  void responsesAreWrittenAsAwsWritesThem() {
    Golden.assertWritten(
        MethodView.of("200", Map.of("responseModels", Map.of("application/json", "Empty"))),
        "method-response");
  }

  @Test
  void aDeploymentIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(DeploymentView.of("se8o93", null, 1_604_621_158, null), "deployment");
  }

  @Test
  void aDeploymentWithItsSummaryIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        DeploymentView.of(
            "se8o93",
            "First",
            1_604_621_158,
            new ApiDefinition("x", null, Map.of(), Map.of(ROOT.id(), ROOT, PETS.id(), PETS))),
        "deployment-with-summary");
  }
}
