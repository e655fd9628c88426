package dev.interlock.contract.restapi;

import dev.interlock.contract.RestApiEvent.IntegrationDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponseDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodDeleted;
import dev.interlock.contract.RestApiEvent.MethodEvent;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.MethodResponseDeleted;
import dev.interlock.contract.RestApiEvent.MethodResponsePut;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A method of a resource.
 *
 * @param settings members of AWS's Method by their wire names
 * @param responses members of AWS's MethodResponse by their wire names, by status code
 */
public record Method(
    String authorizationType,
    boolean apiKeyRequired,
    Map<String, Object> settings,
    Map<String, Map<String, Object>> responses,
    @Nullable Integration integration) {

  /**
   * The method after its next event.
   *
   * @param before null when there was none
   * @return null when there is none any more
   */
  public static @Nullable Method on(@Nullable Method before, MethodEvent event) {
    return switch (event) {
      case MethodPut put ->
          new Method(put.authorizationType(), put.apiKeyRequired(), put.settings(), Map.of(), null);
      case MethodDeleted ignored -> null;
      case MethodResponsePut put -> {
        Method method = known(before, event);
        yield method.responding(with(method.responses, put.statusCode(), put.settings()));
      }
      case MethodResponseDeleted deleted -> {
        Method method = known(before, event);
        Integration called = method.integration;
        yield method
            .responding(without(method.responses, deleted.statusCode()))
            .calling(called == null ? null : called.without(deleted.statusCode()));
      }
      case IntegrationPut put -> known(before, event).calling(Integration.of(put));
      case IntegrationDeleted ignored -> known(before, event).calling(null);
      case IntegrationResponsePut put -> {
        Method method = known(before, event);
        yield method.calling(
            known(method.integration, event).with(put.statusCode(), put.settings()));
      }
      case IntegrationResponseDeleted deleted -> {
        Method method = known(before, event);
        yield method.calling(known(method.integration, event).without(deleted.statusCode()));
      }
    };
  }

  private Method responding(Map<String, Map<String, Object>> changed) {
    return new Method(authorizationType, apiKeyRequired, settings, changed, integration);
  }

  private Method calling(@Nullable Integration changed) {
    return new Method(authorizationType, apiKeyRequired, settings, responses, changed);
  }

  private static <T> T known(@Nullable T before, MethodEvent event) {
    if (before == null) {
      throw new IllegalArgumentException("The log speaks of it before it exists: " + event);
    }
    return before;
  }

  static Map<String, Map<String, Object>> with(
      Map<String, Map<String, Object>> responses, String status, Map<String, Object> settings) {
    Map<String, Map<String, Object>> changed = new TreeMap<>(responses);
    changed.put(status, settings);
    return Collections.unmodifiableMap(changed);
  }

  static Map<String, Map<String, Object>> without(
      Map<String, Map<String, Object>> responses, String status) {
    Map<String, Map<String, Object>> changed = new TreeMap<>(responses);
    changed.remove(status);
    return Collections.unmodifiableMap(changed);
  }
}
