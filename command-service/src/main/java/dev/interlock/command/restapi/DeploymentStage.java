package dev.interlock.command.restapi;

import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stage that a deployment is made for. */
@FunctionalInterface
public interface DeploymentStage {

  /** What CreateDeployment says of the stage. */
  record Request(StageRef stage, @Nullable String description, Map<String, String> variables) {}

  /** Lets the stage serve the deployment, in the present transaction. */
  void serve(Request request, String deploymentId, Instant at);
}
