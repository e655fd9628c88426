package dev.interlock.command.openapi;

import static dev.interlock.command.aws.SdkRefusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.PutMode;

/** What the AWS SDK for Java makes of definitions. */
class OpenApiSdkIT {
  private static RunningService service;
  private static ApiGatewayClient aws;

  @BeforeAll
  static void start() {
    service = new RunningService();
    aws = SdkClient.of(service);
  }

  @AfterAll
  static void stop() {
    aws.close();
    service.close();
  }

  @Test
  void importsDeploysExportsAndReplacesAnApi() {
    String document =
        """
        {"openapi":"3.0.1","info":{"title":"Imported","version":"7"},"paths":{"/pets":{"get":{
        "responses":{"200":{"description":"200 response"}},
        "x-amazon-apigateway-integration":{"type":"mock"}}}}}""";
    var made =
        aws.importRestApi(
            r ->
                r.failOnWarnings(true)
                    .parameters(Map.of("endpointConfigurationTypes", "EDGE"))
                    .body(SdkBytes.fromUtf8String(document)));
    assertThat(made.name()).isEqualTo("Imported");
    assertThat(made.endpointConfiguration().typesAsStrings()).containsExactly("EDGE");
    aws.createDeployment(r -> r.restApiId(made.id()).stageName("prod"));
    var export =
        aws.getExport(
            r ->
                r.restApiId(made.id())
                    .stageName("prod")
                    .exportType("oas30")
                    .accepts("application/yaml")
                    .parameters(Map.of("extensions", "apigateway")));
    assertThat(export.contentDisposition()).contains("oas30_7.yaml");
    assertThat(
            aws.putRestApi(r -> r.restApiId(made.id()).mode(PutMode.OVERWRITE).body(export.body()))
                .version())
        .isEqualTo("7");
    refused(() -> aws.importRestApi(r -> r.body(SdkBytes.fromUtf8String("nonsense"))))
        .withMessageContaining("Invalid OpenAPI input.");
  }
}
