package dev.interlock.command.rules;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import org.junit.jupiter.api.BeforeEach;

/** A stage presents {@code old} to one backend, which has proved nothing. */
abstract class PresentingStage extends RunningRules {
  StageRef stage;
  String old;

  @BeforeEach
  void present() {
    old = operator.certificate();
    stage = operator.stage(backend);
    operator.present(stage, old);
    operator.register(backend, Evidence.LOADED, "a");
    operator.bind(backend, stage);
  }
}
