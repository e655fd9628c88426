package dev.interlock.command.testinvoke;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.integration.CalledMethod;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** AWS's operation on methods that calls their backends. */
@AwsApi
final class TestInvokeController {
  /** Each holds a connection for up to 29 seconds, and a payload several times in memory. */
  private static final int AT_ONCE = 16;

  private final TestedMethods methods;
  private final ClientIdentities identities;
  private final Endpoints endpoints;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE);

  TestInvokeController(
      TestedMethods methods, ClientIdentities identities, Endpoints endpoints, Clock clock) {
    this.methods = methods;
    this.identities = identities;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** TestInvokeMethod. Whatever fails behind the method is an answer, not an error. */
  @PostMapping("/restapis/{api}/resources/{resource}/methods/{method}")
  TestInvokeView test(
      @PathVariable String api,
      @PathVariable String resource,
      @PathVariable String method,
      JsonBody body)
      throws InterruptedException {
    CalledMethod tested = methods.find(api, resource, method);
    if (method.equals("ANY")) {
      throw Refusal.invalid("httpMethod", "Test an ANY method with a verb, such as GET");
    }
    Invocation invocation = Invocation.read(body, method, tested.resourcePath());
    String certificate = invocation.clientCertificateId();
    ClientIdentity identity = certificate == null ? null : identities.get(certificate);
    if (!free.tryAcquire()) {
      throw AwsFault.tooManyRequests(
          "%d test invocations are running; try again when one has ended".formatted(AT_ONCE));
    }
    try {
      String requestId = UUID.randomUUID().toString();
      return new Execution(requestId, tested, invocation.call(), identity, endpoints, clock).run();
    } finally {
      free.release();
    }
  }
}
