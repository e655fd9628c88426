package dev.interlock.standalone.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Lets Ctrl-C interrupt a thread, so that it closes what it opened, in order. */
final class StopOnSignal implements AutoCloseable {
  private final Map<Signal, SignalHandler> before = new HashMap<>();
  private volatile boolean received;

  private StopOnSignal(Thread thread, Runnable first) {
    for (String name : List.of("INT", "TERM", "HUP")) {
      Signal signal = new Signal(name);
      before.put(
          signal,
          Signal.handle(
              signal,
              handled -> {
                if (!received) {
                  received = true;
                  first.run();
                }
                thread.interrupt();
              }));
    }
  }

  /** Interrupts the thread that calls this, and before that does what is given. */
  static StopOnSignal ofThisThread(Runnable first) {
    return new StopOnSignal(Thread.currentThread(), first);
  }

  /**
   * Ends what is being done, where an interrupt may have been lost.
   *
   * @throws CancellationException after a signal
   */
  void check() {
    if (received) {
      throw new CancellationException("Stopped by a signal");
    }
  }

  boolean isReceived() {
    return received;
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
