package dev.interlock.command.stage;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.DeploymentStage;
import dev.interlock.command.stage.StageChange.Describe;
import dev.interlock.command.stage.StageChange.Serve;
import dev.interlock.command.stage.StageChange.SetVariable;
import dev.interlock.command.stage.StageCommand.CreateStage;
import dev.interlock.command.stage.StageCommand.UpdateStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets a stage serve a deployment just made; the stage is created when it is missing. */
@Component
final class Deploying implements DeploymentStage {
  private final Commands commands;
  private final StageTable stages;

  Deploying(Commands commands, StageTable stages) {
    this.commands = commands;
    this.stages = stages;
  }

  /** A stage that exists keeps its certificate, and what the request leaves out. */
  @Override
  public void serve(Request request, String deploymentId, Instant at) {
    Map<String, String> variables = request.variables();
    if (stages.find(request.stage()).isEmpty()) {
      commands.send(
          new CreateStage(
              request.stage(), deploymentId, request.description(), variables, Map.of(), at));
      return;
    }
    List<StageChange> changes = new ArrayList<>();
    changes.add(new Serve(deploymentId));
    if (request.description() != null) {
      changes.add(new Describe(request.description()));
    }
    variables.forEach((name, value) -> changes.add(new SetVariable(name, value)));
    commands.send(new UpdateStage(request.stage(), changes, at));
  }
}
