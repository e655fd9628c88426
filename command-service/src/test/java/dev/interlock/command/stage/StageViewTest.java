package dev.interlock.command.stage;

import dev.interlock.command.Golden;
import dev.interlock.command.stage.StageView.Stages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageViewTest {

  @Test
  void aStageIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        StageView.of(
            "stage1",
            new StageSettings("se8o93", "Live", Map.of("v", "1"), "ndiqef"),
            Map.of("env", "prod"),
            1_548_406_023,
            1_548_412_905),
        "stage");
  }

  @Test
  void whatIsNotSetIsLeftOut() {
    Golden.assertWritten(
        new Stages(
            List.of(
                StageView.of(
                    "stage1",
                    new StageSettings("se8o93", null, Map.of(), null),
                    Map.of(),
                    1_548_406_023,
                    1_548_406_023))),
        "stages");
  }
}
