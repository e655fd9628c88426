package dev.interlock.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NodeBackend;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;

class NodeSwitchIT extends SwitchUnderTraffic {

  @BeforeAll
  static void needsTheProgram() {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
  }

  @Override
  BackendServer start(BackendSettings settings) {
    return NodeBackend.start(settings, Clock.systemUTC());
  }

  @Override
  String digest() {
    return "SHA-256";
  }
}
