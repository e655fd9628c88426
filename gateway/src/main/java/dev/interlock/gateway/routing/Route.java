package dev.interlock.gateway.routing;

import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.util.Map;

/**
 * The way of a request to the method that serves it.
 *
 * @param path below the stage, percent-encoded as it was sent
 * @param pathVariables what the path has in place of each name, percent-encoded too
 */
public record Route(
    ServedStage stage,
    String path,
    Resource resource,
    Method method,
    Map<String, String> pathVariables) {}
