package dev.interlock.command.stage;

import dev.interlock.command.Golden;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
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
            StageSettings.of("se8o93", "Live", Map.of("v", "1"), Map.of(), "ndiqef"),
            Map.of("env", "prod"),
            1_548_406_023,
            1_548_412_905),
        "stage");
  }

  @Test
  void aStageWithAllThatItCanHaveIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        StageView.of(
            "stage1",
            StageSettings.NONE
                .with(
                    new Document(
                        Map.of(
                            "deploymentId",
                            "se8o93",
                            "cacheClusterEnabled",
                            true,
                            "documentationVersion",
                            "v1",
                            "tracingEnabled",
                            true,
                            "canarySettings",
                            Map.of("percentTraffic", 10.0))))
                .patched(
                    List.of(
                        new PatchOperation("replace", "/*/*/metrics/enabled", "true"),
                        new PatchOperation("add", "/accessLogSettings/format", "$context.x"))),
            Map.of(),
            1_548_406_023,
            1_548_412_905),
        "stage-whole");
  }

  @Test
  void whatIsNotSetIsLeftOut() {
    Golden.assertWritten(
        new Stages(
            List.of(
                StageView.of(
                    "stage1",
                    StageSettings.of("se8o93", null, Map.of(), Map.of(), null),
                    Map.of(),
                    1_548_406_023,
                    1_548_406_023))),
        "stages");
  }
}
