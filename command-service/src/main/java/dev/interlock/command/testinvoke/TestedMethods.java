package dev.interlock.command.testinvoke;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.restapi.Resources;
import dev.interlock.command.restapi.RestApis;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import dev.interlock.integration.CalledMethod;
import org.springframework.stereotype.Component;

/** The methods that can be tested. */
@Component
class TestedMethods {
  /** What AWS calls the stage of a test. */
  private static final String STAGE = "test-invoke-stage";

  private final RestApis apis;
  private final Resources resources;

  TestedMethods(RestApis apis, Resources resources) {
    this.apis = apis;
    this.resources = resources;
  }

  /**
   * The method of a resource, or its {@code ANY} method when it has none of this verb.
   *
   * @throws AwsFault with AWS's text when the API, the resource, the method or its integration does
   *     not exist
   */
  CalledMethod find(String restApiId, String resourceId, String httpMethod) {
    apis.requireExisting(restApiId);
    Resource resource =
        resources
            .find(restApiId, resourceId)
            .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESOURCE));
    Method method =
        resource
            .method(httpMethod)
            .or(() -> resource.method("ANY"))
            .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_METHOD));
    Integration integration = method.integration();
    if (integration == null) {
      throw AwsFault.notFound(RestApis.UNKNOWN_INTEGRATION);
    }
    return new CalledMethod(restApiId, STAGE, resourceId, resource.path(), integration);
  }
}
