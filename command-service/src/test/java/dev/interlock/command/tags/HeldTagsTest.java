package dev.interlock.command.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldTagsTest {
  private static final HeldTags HELD = new HeldTags(Map.of("env", "prod", "team", "edge"));

  @Test
  void onlyWhatDiffersChangesWhatIsHeld() {
    assertThat(HELD.changing(Map.of("env", "prod", "team", "core", "tier", "1")))
        .isEqualTo(Map.of("team", "core", "tier", "1"));
  }

  @Test
  void onlyTheKeysHeldAreRemovedEachOnce() {
    assertThat(HELD.among(List.of("team", "zone", "env", "team"))).containsExactly("env", "team");
    assertThat(HELD.without(List.of("team", "zone")).byKey()).isEqualTo(Map.of("env", "prod"));
  }

  @Test
  void fiftyTagsAreHeldAndNoMore() {
    HeldTags full = new HeldTags(numbered(50));
    assertThat(full.changing(Map.of("k1", "other"))).hasSize(1);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> full.changing(Map.of("one more", "")))
        .withMessage("A resource holds up to 50 tags, not 51");
  }

  private static Map<String, String> numbered(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(n -> "k" + n, String::valueOf));
  }
}
