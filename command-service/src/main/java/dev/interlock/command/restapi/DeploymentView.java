package dev.interlock.command.restapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deployment of AWS's model; {@code createdDate} in whole seconds since 1970.
 *
 * @param apiSummary by path and verb, when it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeploymentView(
    String id,
    @Nullable String description,
    long createdDate,
    @Nullable Map<String, Map<String, MethodSnapshot>> apiSummary) {

  /** MethodSnapshot of AWS's model. */
  record MethodSnapshot(String authorizationType, boolean apiKeyRequired) {
    static MethodSnapshot of(Method method) {
      return new MethodSnapshot(method.authorizationType(), method.apiKeyRequired());
    }
  }

  /**
   * The view.
   *
   * @param summarized what was deployed; null to leave it out
   */
  static DeploymentView of(
      String id,
      @Nullable String description,
      long createdDate,
      @Nullable ApiDefinition summarized) {
    return new DeploymentView(
        id, description, createdDate, summarized == null ? null : summary(summarized));
  }

  private static Map<String, Map<String, MethodSnapshot>> summary(ApiDefinition deployed) {
    Map<String, Map<String, MethodSnapshot>> summary = new TreeMap<>();
    for (Resource resource : deployed.resources().values()) {
      if (!resource.methods().isEmpty()) {
        Map<String, MethodSnapshot> methods = new TreeMap<>();
        resource.methods().forEach((verb, method) -> methods.put(verb, MethodSnapshot.of(method)));
        summary.put(resource.path(), methods);
      }
    }
    return summary;
  }
}
