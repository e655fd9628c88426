package dev.interlock.acceptance;

import dev.interlock.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A Kafka broker in a process of its own, which can be killed. */
final class Broker {
  static final String READY = "Kafka is ready";

  private Broker() {}

  /** Runs until it is stopped, on a directory and a port. */
  public static void main(String[] arguments) {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    System.out.println(READY);
  }
}
