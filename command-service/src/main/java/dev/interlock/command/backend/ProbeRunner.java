package dev.interlock.command.backend;

import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries out the probes that are due, and records what they show. */
@Component
class ProbeRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProbeRunner.class);
  private static final int AT_ONCE = 16;

  private final ProbeOrders orders;
  private final InstanceDiscovery discovery;
  private final InstanceProbe probe;
  private final Commands commands;
  private final Clock clock;
  private final Duration confirmAfter;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);

  ProbeRunner(
      ProbeOrders orders,
      InstanceDiscovery discovery,
      InstanceProbe probe,
      Commands commands,
      Clock clock,
      @Value("${interlock.probe.confirm-after}") Duration confirmAfter) {
    this.orders = orders;
    this.discovery = discovery;
    this.probe = probe;
    this.commands = commands;
    this.clock = clock;
    this.confirmAfter = confirmAfter;
  }

  @Scheduled(fixedDelayString = "${interlock.probe.interval}")
  void runDue() {
    int room = free.availablePermits();
    if (room > 0) {
      orders.claim(room, clock.instant()).forEach(this::start);
    }
  }

  private void start(Order order) {
    free.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            run(order);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            log.warn("The probe of {} failed and will be tried again", order, e);
          } finally {
            free.release();
          }
        });
  }

  private void run(Order order) throws InterruptedException {
    // First, so that nobody who has joined is overlooked by what this probe completes.
    discovery.refresh(order.backendId());
    Optional<ProbeRecorded> shown = probe.of(order, clock.instant());
    if (shown.isPresent()) {
      commands.send(new RecordProbe(order, shown.get(), confirmAfter));
      orders.done(order, shown.get());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
