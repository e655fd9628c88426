package dev.interlock.command.restapi;

import java.util.List;

/** The stages that serve an API. */
@FunctionalInterface
public interface StagesOfApi {

  /** Their names, ordered. Until the transaction ends, none is added. */
  List<String> hold(String restApiId);
}
