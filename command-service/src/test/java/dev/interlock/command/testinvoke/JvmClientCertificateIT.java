package dev.interlock.command.testinvoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import org.junit.jupiter.api.Test;

class JvmClientCertificateIT extends ClientCertificateCalls {

  @Override
  BackendServer start(BackendSettings settings) {
    return JvmBackend.start(settings, CLOCK, JvmBackend.commandOnThisClassPath());
  }

  @Test
  void sendsTheCertificateToABackendThatAcceptsAnybody() throws Exception {
    BackendSettings lax = BackendSettings.of("orders", directory).acceptingAnybody();
    try (BackendServer server = trusting(lax)) {
      assertThat(call(server, trusted()).log()).contains("yes; sent: a1b2c3");
      assertThat(call(server, null).status()).isEqualTo(200);
    }
  }
}
