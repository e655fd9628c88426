package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.contract.StageRef;
import java.time.Instant;

/** The stage that a deployment is made for. */
@FunctionalInterface
public interface DeploymentStage {

  /**
   * Lets the stage serve the deployment, in the present transaction.
   *
   * @param members what else CreateDeployment says of the stage, by the names of AWS's Stage
   * @throws Refusal INVALID when the stage cannot be so
   */
  void serve(StageRef stage, String deploymentId, Document members, Instant at);
}
