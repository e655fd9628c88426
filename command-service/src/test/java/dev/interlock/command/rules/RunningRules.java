package dev.interlock.command.rules;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The service for the tests of a class, which probes nothing by itself. */
abstract class RunningRules {
  static RunningService service;
  static Operator operator;

  final String backend = "orders-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    service = new RunningService("interlock.probe.interval=1h");
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }
}
