package dev.interlock.backends;

class JvmBackendIT extends BackendServerConformance {

  @Override
  BackendServer start(BackendSettings settings) {
    return JvmBackend.start(settings, CLOCK, JvmBackend.commandOnThisClassPath());
  }
}
