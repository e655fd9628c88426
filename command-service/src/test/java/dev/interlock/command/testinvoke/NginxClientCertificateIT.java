package dev.interlock.command.testinvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NginxBackend;

class NginxClientCertificateIT extends ClientCertificateCalls {

  @Override
  BackendServer start(BackendSettings settings) {
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
    return NginxBackend.start(settings, CLOCK);
  }

  @Override
  void assertRefused(TestInvokeView answer, boolean hadCertificate) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            hadCertificate ? "The SSL certificate error" : "No required SSL certificate was sent");
  }
}
