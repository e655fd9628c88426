package dev.interlock.command.prober;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;

class JvmProbesIT extends RotationProbes {

  @Override
  BackendServer start(BackendSettings settings) {
    return JvmBackend.start(settings, ProbeFixture.CLOCK, JvmBackend.commandOnThisClassPath());
  }
}
