package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.PutMethodResponse;
import dev.interlock.contract.restapi.Method;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on methods, their integrations, and the responses of both. */
@AwsApi
@RequestMapping("/restapis/{api}/resources/{resource}/methods/{verb}")
final class MethodController {
  private final Commands commands;
  private final Resources resources;
  private final Clock clock;

  MethodController(Commands commands, Resources resources, Clock clock) {
    this.commands = commands;
    this.resources = resources;
    this.clock = clock;
  }

  /** PutMethod. */
  @PutMapping
  @ResponseStatus(HttpStatus.CREATED)
  Document put(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      JsonBody body) {
    if (resources.find(api, resource).isEmpty()) {
      throw AwsFault.notFound(RestApis.UNKNOWN_RESOURCE);
    }
    commands.send(new PutMethod(api, resource, verb, MethodShapes.method(body), clock.instant()));
    return get(api, resource, verb);
  }

  /** GetMethod. */
  @GetMapping
  Document get(@PathVariable String api, @PathVariable String resource, @PathVariable String verb) {
    return MethodView.of(resource, verb, existing(api, resource, verb));
  }

  /** PutMethodResponse. */
  @PutMapping("/responses/{status}")
  @ResponseStatus(HttpStatus.CREATED)
  Document putResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status,
      JsonBody body) {
    requireStatusCode(status);
    existing(api, resource, verb);
    Document settings = MethodShapes.RESPONSE.read("putMethodResponseInput", body);
    commands.send(new PutMethodResponse(api, resource, verb, status, settings, clock.instant()));
    return MethodView.of(status, settings.members());
  }

  /** PutIntegration. */
  @PutMapping("/integration")
  @ResponseStatus(HttpStatus.CREATED)
  Document putIntegration(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      JsonBody body) {
    existing(api, resource, verb);
    commands.send(
        new PutIntegration(api, resource, verb, MethodShapes.integration(body), clock.instant()));
    return getIntegration(api, resource, verb);
  }

  /** GetIntegration. */
  @GetMapping("/integration")
  Document getIntegration(
      @PathVariable String api, @PathVariable String resource, @PathVariable String verb) {
    return Optional.ofNullable(existing(api, resource, verb).integration())
        .map(integration -> MethodView.of(resource, integration))
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_INTEGRATION));
  }

  /** PutIntegrationResponse. */
  @PutMapping("/integration/responses/{status}")
  @ResponseStatus(HttpStatus.CREATED)
  Document putIntegrationResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status,
      JsonBody body) {
    requireStatusCode(status);
    existing(api, resource, verb);
    Document settings = MethodShapes.INTEGRATION_RESPONSE.read("putIntegrationResponseInput", body);
    commands.send(
        new PutIntegrationResponse(api, resource, verb, status, settings, clock.instant()));
    return MethodView.of(status, settings.members());
  }

  private Method existing(String api, String resource, String verb) {
    return resources
        .find(api, resource)
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESOURCE))
        .method(verb)
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_METHOD));
  }

  private static void requireStatusCode(String status) {
    if (!status.matches("[1-5]\\d\\d")) {
      throw AwsFault.validation(
          List.of(
              ("Value '%s' at 'statusCode' failed to satisfy constraint: Member must satisfy"
                      + " regular expression pattern: [1-5]\\d\\d")
                  .formatted(status)));
    }
  }
}
