package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.ResourceView.IntegrationView;
import dev.interlock.command.restapi.ResourceView.MethodView;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on methods and their integrations. */
@AwsApi
@RequestMapping("/restapis/{api}/resources/{resource}/methods/{method}")
final class MethodController {
  private static final int DEFAULT_TIMEOUT = 29_000;

  private final Commands commands;
  private final RestApis apis;
  private final Resources resources;
  private final Clock clock;

  MethodController(Commands commands, RestApis apis, Resources resources, Clock clock) {
    this.commands = commands;
    this.apis = apis;
    this.resources = resources;
    this.clock = clock;
  }

  /** PutMethod. */
  @PutMapping
  @ResponseStatus(HttpStatus.CREATED)
  MethodView put(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String method,
      JsonBody body) {
    apis.requireExisting(api);
    String authorization = body.requiredText("putMethodInput", "authorizationType");
    body.refuse(
        "authorizerId",
        "operationName",
        "requestParameters",
        "requestModels",
        "requestValidatorId",
        "authorizationScopes");
    commands.send(
        new PutMethod(
            api, resource, method, authorization, body.flag("apiKeyRequired"), clock.instant()));
    return get(api, resource, method);
  }

  /** GetMethod. */
  @GetMapping
  MethodView get(
      @PathVariable String api, @PathVariable String resource, @PathVariable String method) {
    requireResource(api, resource);
    return resources
        .method(api, resource, method)
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_METHOD));
  }

  /** PutIntegration. */
  @PutMapping("/integration")
  @ResponseStatus(HttpStatus.CREATED)
  IntegrationView putIntegration(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String method,
      JsonBody body) {
    apis.requireExisting(api);
    String type = body.requiredText("putIntegrationInput", "type");
    refuseWhatIsNotOffered(body, resource);
    commands.send(
        new PutIntegration(
            api,
            resource,
            method,
            type,
            body.text("httpMethod"),
            body.text("uri"),
            Objects.requireNonNullElse(body.number("timeoutInMillis"), DEFAULT_TIMEOUT),
            body.structure("tlsConfig").flag("insecureSkipVerification"),
            clock.instant()));
    return getIntegration(api, resource, method);
  }

  /** GetIntegration. */
  @GetMapping("/integration")
  IntegrationView getIntegration(
      @PathVariable String api, @PathVariable String resource, @PathVariable String method) {
    return Optional.ofNullable(get(api, resource, method).methodIntegration())
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_INTEGRATION));
  }

  private void requireResource(String api, String resource) {
    apis.requireExisting(api);
    if (resources.find(api, resource, false).isEmpty()) {
      throw AwsFault.notFound(RestApis.UNKNOWN_RESOURCE);
    }
  }

  private static void refuseWhatIsNotOffered(JsonBody body, String resource) {
    body.refuse(
        "connectionId",
        "credentials",
        "requestParameters",
        "requestTemplates",
        "cacheKeyParameters",
        "contentHandling",
        "integrationTarget");
    requireDefault(body, "connectionType", "INTERNET");
    requireDefault(body, "passthroughBehavior", "WHEN_NO_MATCH");
    requireDefault(body, "cacheNamespace", resource);
    requireDefault(body, "responseTransferMode", "BUFFERED");
  }

  private static void requireDefault(JsonBody body, String member, String offered) {
    String asked = body.text(member);
    if (asked != null && !asked.equals(offered)) {
      throw Refusal.invalid(
          member, "Only the %s %s is offered, not %s".formatted(member, offered, asked));
    }
  }
}
