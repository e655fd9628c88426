package dev.interlock.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import dev.interlock.contract.StageRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavesTest {
  private static final StageRef A = new StageRef("api", "a");
  private static final StageRef B = new StageRef("api", "b");
  private static final StageRef C = new StageRef("shop", "c");
  private static final StageRef D = new StageRef("shop", "d");
  private static final List<StageRef> ALL = List.of(A, B, C, D);

  @Test
  void theFirstStageIsTheCanaryAndTheOthersAreOneWave() {
    assertThat(Waves.of(ALL, null, null)).isEqualTo(new Waves(ALL, List.of(1, 3)));
    assertThat(Waves.of(List.of(A), null, null)).isEqualTo(new Waves(List.of(A), List.of(1)));
  }

  @Test
  void theCanaryComesFirstAndTheOthersInWavesOfTheSizeGiven() {
    assertThat(Waves.of(ALL, List.of("shop/d", "api/b"), 1))
        .isEqualTo(new Waves(List.of(D, B, A, C), List.of(2, 1, 1)));
    assertThat(Waves.of(ALL, null, 2)).isEqualTo(new Waves(ALL, List.of(1, 2, 1)));
  }

  @Test
  void withoutACanaryEveryStageIsInAWaveOfTheSizeGiven() {
    assertThat(Waves.of(ALL, List.of(), 3)).isEqualTo(new Waves(ALL, List.of(3, 1)));
    assertThat(Waves.of(ALL, List.of(), null)).isEqualTo(new Waves(ALL, List.of(4)));
  }

  @Test
  void refusesACanaryThatDoesNotPresentTheCertificate() {
    assertThatThrownBy(() -> Waves.of(ALL, List.of("api/z"), null))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Stage api/z does not present the certificate; those that do are"
                + " [api/a, api/b, shop/c, shop/d]");
  }

  @Test
  void refusesWavesOfNothing() {
    assertThatThrownBy(() -> Waves.of(ALL, null, 0)).hasMessage("waveSize 0 is not at least 1");
  }
}
