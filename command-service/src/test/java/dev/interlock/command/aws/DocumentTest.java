package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.messaging.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Document STAGE =
      new Document(Map.of("description", "Live", "canarySettings", Map.of("percentTraffic", 10.0)));

  @Test
  void setsAPlaceAndLeavesTheRest() {
    Document changed = STAGE.with(20.0, "canarySettings", "percentTraffic");
    assertThat(changed.at("canarySettings", "percentTraffic")).isEqualTo(20.0);
    assertThat(changed.text("description")).isEqualTo("Live");
    assertThat(STAGE.at("canarySettings", "percentTraffic")).isEqualTo(10.0);
  }

  @Test
  void makesWhatIsAroundAPlaceThatIsSet() {
    assertThat(STAGE.with("1", "variables", "v").texts("variables")).containsEntry("v", "1");
  }

  @Test
  void makesNothingAroundAPlaceThatIsTakenAway() {
    assertThat(STAGE.with(null, "variables", "v")).isEqualTo(STAGE);
    assertThat(STAGE.with(null, "canarySettings", "useStageCache")).isEqualTo(STAGE);
  }

  @Test
  void takesTheMembersOfBothWhereBothHaveAMap() {
    Document both =
        STAGE.and(new Document(Map.of("canarySettings", Map.of("useStageCache", true))));
    assertThat(both.at("canarySettings"))
        .isEqualTo(Map.of("percentTraffic", 10.0, "useStageCache", true));
  }

  @Test
  void anEmptyListIsNone() {
    Document one = STAGE.with(List.of("image/png"), "binaryMediaTypes");
    assertThat(
            one.changing(
                types -> {
                  types.clear();
                  return types;
                },
                "binaryMediaTypes"))
        .isEqualTo(STAGE);
  }

  @Test
  void isWrittenAsItsMembersAndReadBack() {
    String json = Json.mapper().writeValueAsString(STAGE);
    assertThat(json)
        .isEqualTo("{\"canarySettings\":{\"percentTraffic\":10.0},\"description\":\"Live\"}");
    assertThat(Json.mapper().readValue(json, Document.class)).isEqualTo(STAGE);
  }
}
