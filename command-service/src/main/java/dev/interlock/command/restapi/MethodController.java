package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.DeleteMethod;
import dev.interlock.command.restapi.RestApiCommand.DeleteMethodResponse;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.PutMethodResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on methods and the responses that they give. */
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
    return MethodView.of(resource, verb, resources.existing(api, resource, verb));
  }

  /** DeleteMethod. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String api, @PathVariable String resource, @PathVariable String verb) {
    resources.existing(api, resource, verb);
    commands.send(new DeleteMethod(api, resource, verb, clock.instant()));
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
    MethodShapes.requireStatusCode(status);
    resources.existing(api, resource, verb);
    Document settings = MethodShapes.RESPONSE.read("putMethodResponseInput", body);
    commands.send(new PutMethodResponse(api, resource, verb, status, settings, clock.instant()));
    return MethodView.of(status, settings.members());
  }

  /** GetMethodResponse. */
  @GetMapping("/responses/{status}")
  Document getResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status) {
    return Optional.ofNullable(resources.existing(api, resource, verb).responses().get(status))
        .map(response -> MethodView.of(status, response))
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESPONSE));
  }

  /** DeleteMethodResponse. */
  @DeleteMapping("/responses/{status}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteResponse(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String verb,
      @PathVariable String status) {
    getResponse(api, resource, verb, status);
    commands.send(new DeleteMethodResponse(api, resource, verb, status, clock.instant()));
  }
}
