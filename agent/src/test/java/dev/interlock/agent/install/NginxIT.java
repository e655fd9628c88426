package dev.interlock.agent.install;

import dev.interlock.agent.fixture.NginxServer;
import dev.interlock.agent.fixture.RealServer;
import java.nio.file.Path;

class NginxIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new NginxServer(serverDirectory);
  }
}
