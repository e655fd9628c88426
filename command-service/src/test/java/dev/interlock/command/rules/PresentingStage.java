package dev.interlock.command.rules;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A stage presents {@code old} to one backend, which has proved nothing. */
abstract class PresentingStage {
  static RunningService service;
  static Operator operator;

  final String backend = "orders-" + UUID.randomUUID();
  StageRef stage;
  String old;

  @BeforeAll
  static void start() {
    service = new RunningService("interlock.probe.interval=1h");
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void present() {
    old = operator.certificate();
    stage = operator.stage(backend);
    operator.present(stage, old);
    operator.register(backend, Evidence.LOADED, "a");
    operator.bind(backend, stage);
  }
}
