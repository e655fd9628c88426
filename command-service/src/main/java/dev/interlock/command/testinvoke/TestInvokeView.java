package dev.interlock.command.testinvoke;

import dev.interlock.integration.MethodResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * TestInvokeMethodResponse of AWS's model.
 *
 * @param headers of each header the last value
 * @param latency of the whole execution, in milliseconds
 */
record TestInvokeView(
    int status,
    String body,
    Map<String, String> headers,
    Map<String, List<String>> multiValueHeaders,
    String log,
    long latency) {

  static TestInvokeView of(MethodResponse response, ExecutionLog log, long latency) {
    Map<String, String> single = new LinkedHashMap<>();
    Map<String, List<String>> multiple = new LinkedHashMap<>();
    response
        .headers()
        .forEach(
            (name, values) -> {
              single.put(name, values.getLast());
              multiple.put(name, values);
            });
    return new TestInvokeView(
        response.status(),
        Objects.requireNonNullElse(response.body(), ""),
        single,
        multiple,
        log.text(),
        latency);
  }
}
