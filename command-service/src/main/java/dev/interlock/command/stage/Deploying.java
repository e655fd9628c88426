package dev.interlock.command.stage;

import dev.interlock.command.aws.Document;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.restapi.DeploymentStage;
import dev.interlock.command.stage.StageCommand.ServeDeployment;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lets a stage serve a deployment just made. */
@Component
final class Deploying implements DeploymentStage {
  private final Commands commands;

  Deploying(Commands commands) {
    this.commands = commands;
  }

  @Override
  public void serve(StageRef stage, String deploymentId, Document members, Instant at) {
    commands.send(new ServeDeployment(stage, deploymentId, members, at));
  }
}
