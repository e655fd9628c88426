package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on REST APIs. */
@AwsApi
@RequestMapping("/restapis")
final class RestApiController {
  private final Commands commands;
  private final RestApis apis;
  private final Ids ids;
  private final Clock clock;

  RestApiController(Commands commands, RestApis apis, Ids ids, Clock clock) {
    this.commands = commands;
    this.apis = apis;
    this.ids = ids;
    this.clock = clock;
  }

  /** CreateRestApi; with {@code mode=import} the request is another operation. */
  @PostMapping(params = "!mode")
  @ResponseStatus(HttpStatus.CREATED)
  RestApiView create(JsonBody body) {
    String name = body.requiredText("createRestApiInput", "name");
    String description = body.text("description");
    if (description != null && description.isEmpty()) {
      throw Refusal.invalid("description", "Description cannot be an empty string");
    }
    refuseWhatIsNotOffered(body);
    String id = ids.next(10);
    commands.send(
        new CreateRestApi(
            id,
            name,
            description,
            ids.next(10),
            Tags.checked(body.texts("tags")),
            clock.instant()));
    return get(id);
  }

  /** GetRestApi. */
  @GetMapping("/{api}")
  RestApiView get(@PathVariable String api) {
    return apis.get(api);
  }

  /** GetRestApis. */
  @GetMapping
  Page<RestApiView> list(PageRequest page) {
    return page.page(apis.list(page));
  }

  /** DeleteRestApi. */
  @DeleteMapping("/{api}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@PathVariable String api) {
    apis.requireExisting(api);
    commands.send(new DeleteRestApi(api, clock.instant()));
  }

  private static void refuseWhatIsNotOffered(JsonBody body) {
    body.refuse(
        "version",
        "cloneFrom",
        "binaryMediaTypes",
        "minimumCompressionSize",
        "policy",
        "disableExecuteApiEndpoint",
        "securityPolicy",
        "endpointAccessMode");
    String keySource = body.text("apiKeySource");
    if (keySource != null && !keySource.equals("HEADER")) {
      throw Refusal.invalid("apiKeySource", "Only the apiKeySource HEADER is offered");
    }
    JsonBody endpoint = body.structure("endpointConfiguration");
    endpoint.refuse("vpcEndpointIds");
    List<String> types = endpoint.list("types");
    if (!types.isEmpty() && !types.equals(List.of("REGIONAL"))) {
      throw Refusal.invalid(
          "endpointConfiguration", "Only the endpoint type REGIONAL is offered, not " + types);
    }
  }
}
