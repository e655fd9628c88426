package dev.interlock.command.restapi;

import java.util.List;

/** The stages that serve an API. */
public interface StagesOfApi {

  /** Their names, ordered. Until the transaction ends, none is added. */
  List<String> hold(String restApiId);

  /** Whether one serves a deployment. Until the transaction ends, none begins to. */
  boolean serve(String restApiId, String deploymentId);
}
