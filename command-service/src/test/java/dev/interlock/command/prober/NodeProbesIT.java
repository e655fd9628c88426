package dev.interlock.command.prober;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NodeBackend;

class NodeProbesIT extends RotationProbes {

  @Override
  BackendServer start(BackendSettings settings) {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    return NodeBackend.start(settings, ProbeFixture.CLOCK);
  }
}
