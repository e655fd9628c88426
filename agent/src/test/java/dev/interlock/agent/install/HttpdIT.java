package dev.interlock.agent.install;

import dev.interlock.agent.fixture.HttpdServer;
import dev.interlock.agent.fixture.RealServer;
import java.nio.file.Path;

class HttpdIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new HttpdServer(serverDirectory);
  }
}
