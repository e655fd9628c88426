package dev.interlock.command.prober;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NginxBackend;

class NginxProbesIT extends RotationProbes {

  @Override
  BackendServer start(BackendSettings settings) {
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
    return NginxBackend.start(settings, ProbeFixture.CLOCK);
  }
}
