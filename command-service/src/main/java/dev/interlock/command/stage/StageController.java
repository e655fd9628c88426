package dev.interlock.command.stage;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.RestApis;
import dev.interlock.command.stage.StageCommand.CreateStage;
import dev.interlock.command.stage.StageCommand.DeleteStage;
import dev.interlock.command.stage.StageCommand.UpdateStage;
import dev.interlock.command.stage.StageView.Stages;
import dev.interlock.contract.StageRef;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** AWS's operations on stages. */
@AwsApi
@RequestMapping("/restapis/{api}/stages")
final class StageController {
  private final Commands commands;
  private final StageTable stages;
  private final RestApis apis;
  private final Clock clock;

  StageController(Commands commands, StageTable stages, RestApis apis, Clock clock) {
    this.commands = commands;
    this.stages = stages;
    this.apis = apis;
    this.clock = clock;
  }

  /** CreateStage. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Document create(@PathVariable String api, JsonBody body) {
    apis.requireExisting(api);
    Document members = StageSettings.SHAPE.read("createStageInput", body);
    StageRef stage = new StageRef(api, String.valueOf(members.text("stageName")));
    commands.send(
        new CreateStage(
            stage,
            members.without("stageName", "tags"),
            Tags.checked(members.texts("tags")),
            clock.instant()));
    return existing(stage);
  }

  /** GetStage. */
  @GetMapping("/{name}")
  Document get(@PathVariable String api, @PathVariable String name) {
    apis.requireExisting(api);
    return existing(new StageRef(api, name));
  }

  /** GetStages. */
  @GetMapping
  Stages list(
      @PathVariable String api, @RequestParam(required = false) @Nullable String deploymentId) {
    apis.requireExisting(api);
    return new Stages(stages.list(api, deploymentId));
  }

  /** UpdateStage. */
  @PatchMapping("/{name}")
  Document update(@PathVariable String api, @PathVariable String name, JsonBody body) {
    apis.requireExisting(api);
    StageRef stage = new StageRef(api, name);
    existing(stage);
    List<PatchOperation> operations = body.patchOperations("updateStageInput");
    if (!operations.isEmpty()) {
      commands.send(new UpdateStage(stage, operations, clock.instant()));
    }
    return existing(stage);
  }

  /** DeleteStage. */
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@PathVariable String api, @PathVariable String name) {
    apis.requireExisting(api);
    StageRef stage = new StageRef(api, name);
    existing(stage);
    commands.send(new DeleteStage(stage, clock.instant()));
  }

  private Document existing(StageRef stage) {
    return stages.find(stage).orElseThrow(() -> AwsFault.notFound(StageDirectory.UNKNOWN));
  }
}
