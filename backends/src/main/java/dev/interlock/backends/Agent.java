package dev.interlock.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands beside a server: fetches its trust bundle from Interlock, installs it, and acknowledges
 * it. Whatever fails is tried again, with pauses that grow to ten seconds.
 */
public final class Agent implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Agent.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final AgentSettings settings;
  private final BackendServer server;
  private final InterlockClient interlock;
  private final Thread thread;
  private volatile boolean closed;
  private OptionalLong installed = OptionalLong.empty();
  private OptionalLong acknowledged = OptionalLong.empty();

  private Agent(AgentSettings settings, BackendServer server) {
    this.settings = settings;
    this.server = server;
    this.interlock = new InterlockClient(settings);
    this.thread =
        Thread.ofVirtual().name("agent of " + settings.backendId()).unstarted(this::follow);
  }

  /** Starts an agent, which does not close the server. */
  public static Agent start(AgentSettings settings, BackendServer server) {
    Agent agent = new Agent(settings, server);
    agent.thread.start();
    return agent;
  }

  private void follow() {
    Duration pause = FIRST_PAUSE;
    String lastFailure = "";
    while (!closed) {
      try {
        Optional<TrustBundle> bundle = interlock.awaitBundleAfter(acknowledged);
        if (bundle.isPresent()) {
          take(bundle.get());
        }
        pause = FIRST_PAUSE;
        lastFailure = "";
      } catch (InterruptedException e) {
        return;
      } catch (IOException
          | CertificateException
          | TrustBundleRefused
          | UncheckedIOException failure) {
        lastFailure = warn(failure, lastFailure);
        if (!slept(pause)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private void take(TrustBundle bundle)
      throws IOException, InterruptedException, CertificateException {
    List<String> fingerprints = bundle.fingerprints();
    if (!installed.equals(OptionalLong.of(bundle.version()))) {
      install(bundle, fingerprints);
      installed = OptionalLong.of(bundle.version());
    }
    interlock.acknowledge(bundle, fingerprints);
    acknowledged = OptionalLong.of(bundle.version());
  }

  private void install(TrustBundle bundle, List<String> fingerprints) {
    if (settings.pretendsAt(bundle.version())) {
      log.warn(
          "Backend {}/{}: acknowledging trust bundle {} without installing it, as told to",
          settings.backendId(),
          settings.instance(),
          bundle.version());
      return;
    }
    server.install(bundle.pem());
    log.info(
        "Backend {}/{} has loaded trust bundle {}: {}",
        settings.backendId(),
        settings.instance(),
        bundle.version(),
        fingerprints);
  }

  // Once for a failure that repeats: an agent may well start minutes before its backend is known.
  private String warn(Exception failure, String lastFailure) {
    String text = failure.toString();
    if (!text.equals(lastFailure) && !closed) {
      log.warn(
          "Backend {}/{} keeps its trust, trying again: {}",
          settings.backendId(),
          settings.instance(),
          text);
    }
    return text;
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Stops the agent, before its server; a bundle being installed may stay unacknowledged. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    interlock.close();
    try {
      thread.join(LONGEST_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
