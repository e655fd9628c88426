package dev.interlock.command.backend;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes those who wait for a new bundle; those of other instances of this service look again. */
@Component
class BundleSignal implements SameTransaction {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition revised = lock.newCondition();
  private volatile boolean stopping;

  /**
   * Waits for a revision, at most as long as given or until it is time to look again.
   *
   * @return whether to go on waiting: not when the service stops
   */
  boolean await(Duration longest) throws InterruptedException {
    Duration wait = longest.compareTo(LOOK_AGAIN) < 0 ? longest : LOOK_AGAIN;
    lock.lock();
    try {
      if (!stopping) {
        revised.awaitNanos(wait.toNanos());
      }
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  @EventHandler
  void on(TrustBundleRevised event) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake();
          }
        });
  }

  // Else a graceful stop waits for each long poll to time out.
  @EventListener
  void on(ContextClosedEvent event) {
    stopping = true;
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      revised.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
