package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;

/** The deployments that exist. */
@FunctionalInterface
public interface Deployments {

  /**
   * Keeps a deployment from going until the transaction ends.
   *
   * @throws Refusal NOT_FOUND when the API has no such deployment
   */
  void hold(String restApiId, String deploymentId);
}
