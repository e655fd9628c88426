package dev.interlock.agent.install;

import dev.interlock.agent.fixture.HaproxyServer;
import dev.interlock.agent.fixture.RealServer;
import java.nio.file.Path;

class HaproxyIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new HaproxyServer(serverDirectory);
  }
}
