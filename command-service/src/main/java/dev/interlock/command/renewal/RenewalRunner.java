package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import dev.interlock.command.rotation.RotationStarts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the rotations that are due by the policies. It remembers nothing: what is due, and how
 * many are open, is read again in the transaction that starts one, so neither a crash nor another
 * service of the installation makes it start one twice or one too many.
 */
@Component
class RenewalRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RenewalRunner.class);

  private final Outlooks outlooks;
  private final StartLock lock;
  private final RotationStarts rotations;
  private final RenewalPauses pauses;
  private final RenewalWatch watch;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock running = new ReentrantLock();

  RenewalRunner(
      Outlooks outlooks,
      StartLock lock,
      RotationStarts rotations,
      RenewalPauses pauses,
      RenewalWatch watch,
      TransactionTemplate transactions,
      Clock clock) {
    this.outlooks = outlooks;
    this.lock = lock;
    this.rotations = rotations;
    this.pauses = pauses;
    this.watch = watch;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Elsewhere: what is scheduled shares one thread, and many certificates take their time. */
  @Scheduled(
      initialDelayString = "${interlock.renewal.interval}",
      fixedDelayString = "${interlock.renewal.interval}")
  void runElsewhere() {
    threads.execute(
        () -> {
          if (running.tryLock()) {
            try {
              run();
            } catch (RuntimeException e) {
              log.warn("Renewals were not looked at, and will be the next time", e);
            } finally {
              running.unlock();
            }
          }
        });
  }

  /** Starts everything that is due and for which there is room, and reports what people must do. */
  void run() {
    Instant now = clock.instant();
    Optional<Plan> next = outlooks.next(now);
    while (next.isPresent()) {
      start(next.get().certificate().certificateId(), now);
      next = outlooks.next(now);
    }
    watch.look(now);
  }

  private void start(String certificateId, Instant now) {
    try {
      transactions.executeWithoutResult(
          status -> {
            lock.hold();
            outlooks
                .next(now)
                .filter(plan -> plan.certificate().certificateId().equals(certificateId))
                .ifPresent(RenewalRunner.this::start);
          });
    } catch (Refusal refusal) {
      pauses.refused(certificateId, refusal.getMessage(), now);
    } catch (RuntimeException e) {
      log.warn("The rotation of {} did not start and will be tried again", certificateId, e);
      pauses.refused(certificateId, "It did not start, and the log of Interlock says why", now);
    }
  }

  private void start(Plan plan) {
    PresentedCertificate certificate = plan.certificate();
    certificate
        .obstacle()
        .ifPresent(
            why -> {
              throw Refusal.conflict(why);
            });
    Plan.Chosen chosen = plan.chosen().orElseThrow();
    rotations.startUsual(
        certificate.certificateId(),
        "Due since %s by policy %s; the last safe start is %s"
            .formatted(chosen.renewal().due(), chosen.policy(), plan.lastSafeStart()),
        TaggedPolicy.actor(chosen.policy()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
