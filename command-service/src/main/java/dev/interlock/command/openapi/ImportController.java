package dev.interlock.command.openapi;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.RawBody;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.RedefineRestApi;
import dev.interlock.command.restapi.RestApis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations that take an OpenAPI document. */
@AwsApi
@RequestMapping("/restapis")
final class ImportController {
  private final Commands commands;
  private final RestApis apis;
  private final Ids ids;
  private final Clock clock;

  ImportController(Commands commands, RestApis apis, Ids ids, Clock clock) {
    this.commands = commands;
    this.apis = apis;
    this.ids = ids;
    this.clock = clock;
  }

  /** ImportRestApi. */
  @PostMapping(params = "mode=import")
  @ResponseStatus(HttpStatus.CREATED)
  Document create(@RequestParam Map<String, String> query, RawBody body) {
    ImportedApi imported = OpenApiReader.read(body.bytes(), ImportParameters.of(query));
    String id = ids.next(10);
    commands.send(
        new CreateRestApi(id, ids.next(10), imported.draft(ids), Map.of(), clock.instant()));
    return view(id, imported.warnings());
  }

  /** PutRestApi. */
  @PutMapping("/{api}")
  Document put(@PathVariable String api, @RequestParam Map<String, String> query, RawBody body) {
    ImportParameters parameters = ImportParameters.ofPut(query);
    ImportedApi imported = OpenApiReader.read(body.bytes(), parameters);
    apis.requireExisting(api);
    commands.send(
        new RedefineRestApi(api, imported.draft(ids), parameters.overwrite(), clock.instant()));
    return view(api, imported.warnings());
  }

  private Document view(String api, List<String> warnings) {
    return apis.view(api).with(warnings.isEmpty() ? null : warnings, "warnings");
  }
}
