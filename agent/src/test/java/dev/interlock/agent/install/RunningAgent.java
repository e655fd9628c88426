package dev.interlock.agent.install;

import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** An agent in this process. */
final class RunningAgent implements AutoCloseable {
  private final Agent agent;
  private final Thread thread;

  RunningAgent(Path settings) {
    this.agent = Agent.of(Keys.read(settings), Clock.systemUTC());
    this.thread = Thread.ofPlatform().name("agent").start(this::run);
  }

  private void run() {
    try {
      agent.run();
    } catch (InterruptedException stopped) {
      // As told to.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
      agent.close();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
