package dev.interlock.gateway.routing;

import dev.interlock.contract.StageRef;
import java.util.Map;

/**
 * A stage and what it serves.
 *
 * @param variables the stage variables
 */
public record ServedStage(StageRef stage, Map<String, String> variables, RoutingTable methods) {}
