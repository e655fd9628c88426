package dev.interlock.command.restapi;

import dev.interlock.command.Golden;
import dev.interlock.command.aws.Page;
import dev.interlock.command.restapi.ResourceView.IntegrationView;
import dev.interlock.command.restapi.ResourceView.MethodView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestApiViewsTest {
  private static final IntegrationView PROXY =
      IntegrationView.of("abc123", "HTTP_PROXY", "GET", "https://b/", 29_000, true);
  private static final MethodView METHOD = new MethodView("GET", "NONE", false, PROXY);

  @Test
  void anApiIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        RestApiView.of("98mjrkp8ia", "x", "An API", 1_604_621_029, Map.of("k", "v"), "root123456"),
        "rest-api");
  }

  @Test
  void resourcesAreWrittenAsAwsWritesThem() {
    Golden.assertWritten(
        new Page<>(
            List.of(
                new ResourceView("root123456", null, null, "/", null),
                new ResourceView(
                    "abc123", "root123456", "pets", "/pets", Map.of("GET", MethodView.NAME_ONLY))),
            null),
        "resources");
  }

  @Test
  void resourcesWithTheirMethodsAreWrittenAsAwsWritesThem() {
    Golden.assertWritten(
        new ResourceView("abc123", "root123456", "pets", "/pets", Map.of("GET", METHOD)),
        "resource-with-methods");
  }

  @Test
  void aMethodIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(new MethodView("GET", "NONE", false, null), "method");
  }

  @Test
  void anIntegrationIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(PROXY, "integration");
    Golden.assertWritten(
        IntegrationView.of("abc123", "MOCK", null, null, 29_000, false), "integration-mock");
  }

  @Test
  void aDeploymentIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(new DeploymentView("se8o93", null, 1_604_621_158), "deployment");
  }
}
