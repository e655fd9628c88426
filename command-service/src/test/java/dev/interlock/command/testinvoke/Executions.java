package dev.interlock.command.testinvoke;

import dev.interlock.integration.CallBuilder;
import dev.interlock.integration.CalledMethod;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions at one moment and under one id, so that their logs are the same every time. */
final class Executions {
  static final String REQUEST_ID = "5a1e2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T06:07:32Z"), ZoneOffset.UTC);

  private final List<X509Certificate> authorities;
  private final List<String> refusedAddresses;
  private final List<String> allowedAddresses;

  private Executions(
      List<X509Certificate> authorities,
      List<String> refusedAddresses,
      List<String> allowedAddresses) {
    this.authorities = authorities;
    this.refusedAddresses = refusedAddresses;
    this.allowedAddresses = allowedAddresses;
  }

  /** Which call any address that is not refused in any case. */
  static Executions trusting(List<X509Certificate> authorities) {
    return new Executions(authorities, List.of(), List.of());
  }

  Executions refusing(String... networks) {
    return new Executions(authorities, List.of(networks), allowedAddresses);
  }

  Executions allowing(String... networks) {
    return new Executions(authorities, refusedAddresses, List.of(networks));
  }

  TestInvokeView run(CalledMethod method, CallBuilder invocation) throws Exception {
    return run(method, invocation, null);
  }

  TestInvokeView run(CalledMethod method, CallBuilder invocation, @Nullable ClientIdentity identity)
      throws InterruptedException {
    var endpoints =
        new Endpoints(
            new ServerAuthorities("", (api, host, port) -> authorities),
            refusedAddresses,
            allowedAddresses);
    return new Execution(REQUEST_ID, method, invocation.build(), identity, endpoints, CLOCK).run();
  }

  static ExecutionLog log() {
    return new ExecutionLog(REQUEST_ID, CLOCK);
  }
}
