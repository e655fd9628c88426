package dev.interlock.command.testinvoke;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.Integration;
import java.time.Duration;

/**
 * A method of a REST API, as it is called.
 *
 * @param resourcePath the path of its resource, such as {@code /pets/{petId}}
 */
record TestedMethod(
    String restApiId, String resourceId, String resourcePath, Integration integration) {

  /** Whether everything passes, both ways. */
  boolean isProxy() {
    return integration.type().equals("HTTP_PROXY");
  }

  /** Whether it is answered here. */
  boolean isMock() {
    return integration.type().equals("MOCK");
  }

  /** Of the whole call of the backend. */
  Duration timeout() {
    return Duration.ofMillis(integration.timeoutInMillis());
  }

  /** Members of AWS's Integration. */
  Document settings() {
    return new Document(integration.settings());
  }
}
