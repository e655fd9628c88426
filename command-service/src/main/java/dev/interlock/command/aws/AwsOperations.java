package dev.interlock.command.aws;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The operations of AWS's model that are not offered yet, to name them in the answer. */
final class AwsOperations {
  private static final String METHOD =
      "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}";

  private record Operation(HttpMethod method, PathPattern path, String name) {}

  private static final List<Operation> NOT_OFFERED =
      List.of(
          operation("PATCH", "/restapis/{restapi_id}/resources/{resource_id}", "UpdateResource"),
          operation("PATCH", METHOD, "UpdateMethod"),
          operation("PATCH", METHOD + "/responses/{status_code}", "UpdateMethodResponse"),
          operation("PATCH", METHOD + "/integration", "UpdateIntegration"),
          operation(
              "PATCH",
              METHOD + "/integration/responses/{status_code}",
              "UpdateIntegrationResponse"),
          operation(
              "PATCH", "/restapis/{restapi_id}/deployments/{deployment_id}", "UpdateDeployment"),
          operation("GET", "/restapis/{restapi_id}/stages/{stage_name}/sdks/{sdk_type}", "GetSdk"),
          operation(
              "DELETE", "/restapis/{restapi_id}/stages/{stage_name}/cache/data", "FlushStageCache"),
          operation(
              "DELETE",
              "/restapis/{restapi_id}/stages/{stage_name}/cache/authorizers",
              "FlushStageAuthorizersCache"),
          operation("PATCH", "/account", "UpdateAccount"));

  /** Collections of which no operation is offered. */
  private static final List<PathPattern> COLLECTIONS =
      patterns(
          "/apikeys/**",
          "/domainnameaccessassociations/**",
          "/domainnames/**",
          "/rejectdomainnameaccessassociations/**",
          "/restapis/{restapi_id}/authorizers/**",
          "/restapis/{restapi_id}/documentation/**",
          "/restapis/{restapi_id}/gatewayresponses/**",
          "/restapis/{restapi_id}/models/**",
          "/restapis/{restapi_id}/requestvalidators/**",
          "/sdktypes/**",
          "/usageplans/**",
          "/vpclinks/**");

  private AwsOperations() {}

  /** What is asked for, when AWS has it and this API does not yet. */
  static Optional<String> notOffered(String method, PathContainer path) {
    Optional<String> operation =
        NOT_OFFERED.stream()
            .filter(o -> o.method().matches(method) && o.path().matches(path))
            .map(Operation::name)
            .findFirst();
    return operation.isPresent() || COLLECTIONS.stream().noneMatch(p -> p.matches(path))
        ? operation
        : Optional.of(method + " " + path.value());
  }

  private static Operation operation(String method, String path, String name) {
    return new Operation(
        HttpMethod.valueOf(method), PathPatternParser.defaultInstance.parse(path), name);
  }

  private static List<PathPattern> patterns(String... paths) {
    return List.of(paths).stream().map(PathPatternParser.defaultInstance::parse).toList();
  }
}
