package dev.interlock.backends;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class NodeBackendIT extends BackendServerConformance {

  @Override
  BackendServer start(BackendSettings settings) {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    return NodeBackend.start(settings, CLOCK);
  }
}
