package dev.interlock.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NginxBackend;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;

class NginxSwitchIT extends SwitchUnderTraffic {

  @BeforeAll
  static void needsTheProgram() {
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
  }

  @Override
  BackendServer start(BackendSettings settings) {
    return NginxBackend.start(settings, Clock.systemUTC());
  }

  @Override
  String digest() {
    return "SHA-1";
  }
}
