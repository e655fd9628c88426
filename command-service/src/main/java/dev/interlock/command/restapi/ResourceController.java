package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on resources. */
@AwsApi
@RequestMapping("/restapis/{api}/resources")
final class ResourceController {
  private final Commands commands;
  private final RestApis apis;
  private final Resources resources;
  private final Ids ids;
  private final Clock clock;

  ResourceController(Commands commands, RestApis apis, Resources resources, Ids ids, Clock clock) {
    this.commands = commands;
    this.apis = apis;
    this.resources = resources;
    this.ids = ids;
    this.clock = clock;
  }

  /** CreateResource. */
  @PostMapping("/{parent}")
  @ResponseStatus(HttpStatus.CREATED)
  ResourceView create(@PathVariable String api, @PathVariable String parent, JsonBody body) {
    apis.requireExisting(api);
    String id = ids.next(6);
    commands.send(
        new CreateResource(
            api,
            id,
            parent,
            body.requiredText("createResourceInput", "pathPart"),
            clock.instant()));
    return get(api, id, List.of());
  }

  /** GetResource. */
  @GetMapping("/{id}")
  ResourceView get(
      @PathVariable String api,
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> embed) {
    apis.requireExisting(api);
    return resources
        .find(api, id, embed.contains("methods"))
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESOURCE));
  }

  /** GetResources. */
  @GetMapping
  Page<ResourceView> list(
      @PathVariable String api,
      @RequestParam(defaultValue = "") List<String> embed,
      PageRequest page) {
    apis.requireExisting(api);
    return page.page(resources.list(api, page, embed.contains("methods")));
  }
}
