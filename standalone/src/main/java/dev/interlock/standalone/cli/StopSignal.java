package dev.interlock.standalone.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The wish of a person or a service manager that the process ends. Handled as a signal and not as a
 * shutdown hook, so that everything is closed in order and the exit code is 0.
 */
final class StopSignal {
  private final CountDownLatch received = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal stop = new StopSignal();
    for (String name : List.of("TERM", "INT", "HUP")) {
      Signal.handle(new Signal(name), signal -> stop.received.countDown());
    }
    return stop;
  }

  boolean isReceived() {
    return received.getCount() == 0;
  }

  void await() throws InterruptedException {
    received.await();
  }
}
