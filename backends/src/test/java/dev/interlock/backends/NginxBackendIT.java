package dev.interlock.backends;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class NginxBackendIT extends BackendServerConformance {

  @Override
  BackendServer start(BackendSettings settings) {
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
    return NginxBackend.start(settings, CLOCK);
  }
}
