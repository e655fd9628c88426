package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.DeleteIntegration;
import dev.interlock.command.restapi.RestApiCommand.DeleteIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutIntegrationResponse;
import dev.interlock.contract.restapi.Integration;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on integrations and what becomes of their responses. */
@AwsApi
@RequestMapping("/restapis/{api}/resources/{resource}/methods/{verb}/integration")
final class IntegrationController {
  private final Commands commands;
  private final Resources resources;
  private final Clock clock;

  IntegrationController(Commands commands, Resources resources, Clock clock) {
    this.commands = commands;
    this.resources = resources;
    this.clock = clock;
  }

  /** PutIntegration. */
  @PutMapping
  @ResponseStatus(HttpStatus.CREATED)
  Document put(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      JsonBody body) {
    resources.existing(api, resource, verb);
    commands.send(
        new PutIntegration(api, resource, verb, MethodShapes.integration(body), clock.instant()));
    return get(api, resource, verb);
  }

  /** GetIntegration. */
  @GetMapping
  Document get(@PathVariable String api, @PathVariable String resource, @PathVariable String verb) {
    return MethodView.of(resource, existing(api, resource, verb));
  }

  /** DeleteIntegration. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String api, @PathVariable String resource, @PathVariable String verb) {
    existing(api, resource, verb);
    commands.send(new DeleteIntegration(api, resource, verb, clock.instant()));
  }

  /** PutIntegrationResponse. */
  @PutMapping("/responses/{status}")
  @ResponseStatus(HttpStatus.CREATED)
  Document putResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status,
      JsonBody body) {
    MethodShapes.requireStatusCode(status);
    resources.existing(api, resource, verb);
    Document settings = MethodShapes.INTEGRATION_RESPONSE.read("putIntegrationResponseInput", body);
    commands.send(
        new PutIntegrationResponse(api, resource, verb, status, settings, clock.instant()));
    return MethodView.of(status, settings.members());
  }

  /** GetIntegrationResponse. */
  @GetMapping("/responses/{status}")
  Document getResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status) {
    return Optional.ofNullable(existing(api, resource, verb).responses().get(status))
        .map(response -> MethodView.of(status, response))
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESPONSE));
  }

  /** DeleteIntegrationResponse. */
  @DeleteMapping("/responses/{status}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status) {
    getResponse(api, resource, verb, status);
    commands.send(new DeleteIntegrationResponse(api, resource, verb, status, clock.instant()));
  }

  private Integration existing(String api, String resource, String verb) {
    return Optional.ofNullable(resources.existing(api, resource, verb).integration())
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_INTEGRATION));
  }
}
