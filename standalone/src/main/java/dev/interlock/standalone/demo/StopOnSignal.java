package dev.interlock.standalone.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Lets Ctrl-C interrupt a thread, so that it closes what it opened, in order. */
final class StopOnSignal implements AutoCloseable {
  private final Map<Signal, SignalHandler> before = new HashMap<>();
  private volatile boolean received;

  private StopOnSignal(Thread thread) {
    for (String name : List.of("INT", "TERM", "HUP")) {
      Signal signal = new Signal(name);
      before.put(
          signal,
          Signal.handle(
              signal,
              handled -> {
                received = true;
                thread.interrupt();
              }));
    }
  }

  /** Interrupts the thread that calls this. */
  static StopOnSignal ofThisThread() {
    return new StopOnSignal(Thread.currentThread());
  }

  boolean isReceived() {
    return received;
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
