package dev.interlock.gateway;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import java.time.Clock;

class JvmSwitchIT extends SwitchUnderTraffic {

  @Override
  BackendServer start(BackendSettings settings) {
    return JvmBackend.start(settings, Clock.systemUTC(), JvmBackend.commandOnThisClassPath());
  }

  @Override
  String digest() {
    return "SHA-256";
  }
}
