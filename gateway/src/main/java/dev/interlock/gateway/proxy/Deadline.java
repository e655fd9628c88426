package dev.interlock.gateway.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a backend may be silent: from the last byte that it was sent to its answer. */
final class Deadline {
  private final Vertx vertx;
  private final Duration timeout;
  private final LongSupplier progress;
  private final Runnable missed;
  private long seen;
  private long timer;
  private boolean over;

  /**
   * A deadline that runs.
   *
   * @param progress how much was sent; while it grows the deadline is put off
   */
  Deadline(Vertx vertx, Duration timeout, LongSupplier progress, Runnable missed) {
    this.vertx = vertx;
    this.timeout = timeout;
    this.progress = progress;
    this.missed = missed;
    restart();
  }

  /** Begins anew, unless it was stopped. */
  void restart() {
    if (!over) {
      vertx.cancelTimer(timer);
      seen = progress.getAsLong();
      timer = vertx.setTimer(timeout.toMillis(), passed -> check());
    }
  }

  private void check() {
    if (progress.getAsLong() != seen) {
      restart();
    } else if (!over) {
      over = true;
      missed.run();
    }
  }

  /** It can not be missed any more. */
  void stop() {
    over = true;
    vertx.cancelTimer(timer);
  }
}
