package dev.interlock.command.stage;

import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.JsonBody;
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
import java.util.Map;
import java.util.Objects;
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
  StageView create(@PathVariable String api, JsonBody body) {
    apis.requireExisting(api);
    String input = "createStageInput";
    StageRef stage = new StageRef(api, body.requiredText(input, "stageName"));
    String deploymentId = body.requiredText(input, "deploymentId");
    body.refuse(
        "cacheClusterEnabled",
        "cacheClusterSize",
        "documentationVersion",
        "canarySettings",
        "tracingEnabled");
    commands.send(
        new CreateStage(
            stage,
            deploymentId,
            body.text("description"),
            Objects.requireNonNullElse(body.texts("variables"), Map.of()),
            Tags.checked(body.texts("tags")),
            clock.instant()));
    return existing(stage);
  }

  /** GetStage. */
  @GetMapping("/{name}")
  StageView get(@PathVariable String api, @PathVariable String name) {
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
  StageView update(@PathVariable String api, @PathVariable String name, JsonBody body) {
    apis.requireExisting(api);
    StageRef stage = new StageRef(api, name);
    existing(stage);
    List<StageChange> changes = StagePatches.read(body.patchOperations("updateStageInput"));
    if (!changes.isEmpty()) {
      commands.send(new UpdateStage(stage, changes, clock.instant()));
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

  private StageView existing(StageRef stage) {
    return stages.find(stage).orElseThrow(() -> AwsFault.notFound(Stage.UNKNOWN));
  }
}
