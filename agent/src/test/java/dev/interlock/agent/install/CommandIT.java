package dev.interlock.agent.install;

import dev.interlock.agent.fixture.CommandServer;
import dev.interlock.agent.fixture.RealServer;
import dev.interlock.agent.fixture.RealServer.Fault;
import dev.interlock.agent.fixture.RunningAgent;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new CommandServer(serverDirectory);
  }

  @Test
  void goesOnWithAnInterlockOfBeforeThereWereRefusals() throws IOException {
    interlock.beOld();
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      Fault fault = server.faults().getFirst();
      fault.inflict().run();
      interlock.publish(2, a.pem() + b.pem());
      patiently().until(() -> hasConfessed(1, fault.says()));
      fault.repair().run();
      awaitHeld(2);
    }
  }
}
