package dev.interlock.command.testinvoke;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NodeBackend;

class NodeClientCertificateIT extends ClientCertificateCalls {

  @Override
  BackendServer start(BackendSettings settings) {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    return NodeBackend.start(settings, CLOCK);
  }
}
