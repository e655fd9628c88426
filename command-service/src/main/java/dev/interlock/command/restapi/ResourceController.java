package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.Page;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.Shape;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.DeleteResource;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
  private static final Shape CREATE = new Shape().required("pathPart").text("pathPart");

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
  Document create(@PathVariable String api, @PathVariable String parent, JsonBody body) {
    get(api, parent, List.of());
    String part = String.valueOf(CREATE.read("createResourceInput", body).text("pathPart"));
    String id = ids.next(6);
    commands.send(new CreateResource(api, id, parent, part, clock.instant()));
    return get(api, id, List.of());
  }

  /** GetResource. */
  @GetMapping("/{id}")
  Document get(
      @PathVariable String api,
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> embed) {
    return resources
        .find(api, id)
        .map(found -> ResourceView.of(found, embed.contains("methods")))
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESOURCE));
  }

  /** GetResources. */
  @GetMapping
  Page<Document> list(
      @PathVariable String api,
      @RequestParam(defaultValue = "") List<String> embed,
      PageRequest page) {
    apis.requireExisting(api);
    return page.page(
        resources.list(api, page).stream()
            .map(
                row ->
                    new Listed<>(row.at(), ResourceView.of(row.value(), embed.contains("methods"))))
            .toList());
  }

  /** DeleteResource. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@PathVariable String api, @PathVariable String id) {
    get(api, id, List.of());
    commands.send(new DeleteResource(api, id, clock.instant()));
  }
}
