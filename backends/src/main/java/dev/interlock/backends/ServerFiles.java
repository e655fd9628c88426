package dev.interlock.backends;

import java.time.InstantSource;

/** What lies in a server's directory before its process starts. */
record ServerFiles(ServerIdentity identity, TrustFile trust) {

  static ServerFiles of(BackendSettings settings, InstantSource clock) {
    var identity = ServerIdentity.in(settings.directory(), settings.name(), clock);
    return new ServerFiles(identity, TrustFile.in(settings.directory(), clock));
  }
}
