package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import dev.interlock.command.restapi.RestApiCommand.UpdateRestApi;
import dev.interlock.contract.restapi.ApiDefinition;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
  @PostMapping(params = "mode!=import")
  @ResponseStatus(HttpStatus.CREATED)
  Document create(JsonBody body) {
    body.refuse("securityPolicy", "endpointAccessMode");
    Document members = RestApiSettings.SHAPE.read("createRestApiInput", body);
    String id = ids.next(10);
    commands.send(
        new CreateRestApi(
            id,
            ids.next(10),
            draft(members),
            Tags.checked(members.texts("tags")),
            clock.instant()));
    return get(id);
  }

  private ApiDraft draft(Document members) {
    String name = String.valueOf(members.text("name"));
    String description = members.text("description");
    String original = members.text("cloneFrom");
    Document settings = members.without("name", "description", "cloneFrom", "tags");
    if (original == null) {
      return ApiDraft.bare(name, description, settings);
    }
    // AWS's model of CreateRestApi has no NotFoundException.
    ApiDefinition copied =
        apis.definition(original)
            .orElseThrow(() -> Refusal.invalid("cloneFrom", apis.unknownApi(original)));
    return ApiDraft.copy(name, description, settings, copied, ids);
  }

  /** GetRestApi. */
  @GetMapping("/{api}")
  Document get(@PathVariable String api) {
    return apis.view(api);
  }

  /** GetRestApis. */
  @GetMapping
  Page<Document> list(PageRequest page) {
    return page.page(apis.list(page));
  }

  /** UpdateRestApi. */
  @PatchMapping("/{api}")
  Document update(@PathVariable String api, JsonBody body) {
    apis.requireExisting(api);
    List<PatchOperation> operations = body.patchOperations("updateRestApiInput");
    if (!operations.isEmpty()) {
      commands.send(new UpdateRestApi(api, operations, clock.instant()));
    }
    return get(api);
  }

  /** DeleteRestApi. */
  @DeleteMapping("/{api}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@PathVariable String api) {
    apis.requireExisting(api);
    commands.send(new DeleteRestApi(api, clock.instant()));
  }
}
