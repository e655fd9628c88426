package dev.interlock.gateway.learning;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.connections.Authorities;
import dev.interlock.gateway.connections.ClientIdentity;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.connections.StageTls;
import dev.interlock.gateway.learning.Assignment.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has stages present what they are to present, once the vault has given the key. Until then, and
 * while the vault cannot be reached, a stage goes on as before: what it presented is trusted as
 * long as this gateway has not said that it presents the new one.
 */
public final class Presenter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Presenter.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Connections connections;
  private final Function<String, X509ExtendedKeyManager> keys;
  private final List<String> authorities;
  private final Map<StageRef, Assignment> wanted = new HashMap<>();
  private final Map<StageRef, Assignment> done = new HashMap<>();

  /** Those of which the log says already that they wait. */
  private final Set<Assignment> late = new HashSet<>();

  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  /**
   * A presenter that does nothing yet.
   *
   * @param keys the key manager of a handle; fails while it cannot be had
   * @param authorities those that may sign any backend's certificate, in PEM; none for the system's
   */
  public Presenter(
      Connections connections,
      Function<String, X509ExtendedKeyManager> keys,
      List<String> authorities) {
    this.connections = connections;
    this.keys = keys;
    this.authorities = authorities;
  }

  /**
   * Begins.
   *
   * @param tried told when each stage of now presents what it is to, or cannot yet
   */
  void start(Runnable tried) {
    thread = Thread.ofPlatform().name("presenter").start(() -> run(tried));
  }

  /** These, and no other stage, are to be presented. */
  public synchronized void present(List<Assignment> assignments, List<StageRef> stages) {
    wanted.keySet().retainAll(stages);
    assignments.forEach(assignment -> wanted.put(assignment.stage(), assignment));
    notifyAll();
  }

  private void run(Runnable tried) {
    try {
      boolean complete = step();
      tried.run();
      while (closing.getCount() > 0) {
        if (complete) {
          await();
        } else {
          closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
        complete = step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void await() throws InterruptedException {
    while (wanted.equals(done) && closing.getCount() > 0) {
      wait();
    }
  }

  /** Does what is to be done; false if some of it could not be. */
  private boolean step() {
    Map<StageRef, Assignment> now;
    synchronized (this) {
      now = Map.copyOf(wanted);
    }
    List.copyOf(done.keySet()).stream()
        .filter(stage -> !now.containsKey(stage))
        .forEach(
            stage -> {
              connections.remove(stage);
              done.remove(stage);
            });
    boolean complete = true;
    for (Assignment assignment : now.values()) {
      if (!assignment.equals(done.get(assignment.stage()))) {
        complete &= present(assignment);
      }
    }
    return complete;
  }

  private boolean present(Assignment assignment) {
    Certificate certificate = assignment.certificate();
    try {
      ClientIdentity identity =
          certificate == null
              ? null
              : new ClientIdentity(
                  certificate.id(), certificate.fingerprint(), keys.apply(certificate.keyHandle()));
      connections.present(
          assignment.stage(),
          assignment.since(),
          new StageTls(identity, new Authorities(authorities, assignment.roots())));
      done.put(assignment.stage(), assignment);
      late.remove(assignment);
      log.info("{} presents {}", assignment.stage(), identity);
      return true;
    } catch (RuntimeException e) {
      if (late.add(assignment)) {
        log.warn("{} can not present {} yet: {}", assignment.stage(), certificate, e.getMessage());
      }
      return false;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing.countDown();
      notifyAll();
    }
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
