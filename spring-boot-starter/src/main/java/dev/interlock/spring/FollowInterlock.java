package dev.interlock.spring;

import dev.interlock.agent.install.Agent;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The agent's thread: begins when the server serves, and ends before it stops. */
final class FollowInterlock implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FollowInterlock.class);
  private final Supplier<Agent> agents;
  private @Nullable Thread thread;

  FollowInterlock(Supplier<Agent> agents) {
    this.agents = agents;
  }

  @Override
  public void start() {
    Agent agent = agents.get();
    thread = Thread.ofPlatform().daemon().name("interlock-agent").start(() -> follow(agent));
  }

  private static void follow(Agent agent) {
    try (agent) {
      agent.run();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.error("Interlock is not followed, and the trust stays as it is: {}", e.getMessage());
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
