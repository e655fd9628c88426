package dev.interlock.agent.install;

import dev.interlock.agent.fixture.CommandServer;
import dev.interlock.agent.fixture.RealServer;
import java.nio.file.Path;

class CommandIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new CommandServer(serverDirectory);
  }
}
