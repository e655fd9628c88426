package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoIT {

  @Test
  void rotatesUnderTrafficWithoutARefusedRequest() throws Exception {
    try (Program demo = Program.start("demo")) {
      assertThat(demo.awaitExit()).as(demo.output()).isZero();
      assertThat(demo.output()).contains("RETIRED", "No request was refused");
    }
  }

  @Test
  void holdsWhenABackendAcknowledgesWhatItDidNotLoad() throws Exception {
    try (Program demo = Program.start("demo", "--broken-backend")) {
      assertThat(demo.awaitExit()).as(demo.output()).isZero();
      assertThat(demo.output())
          .contains("held", "No request was refused")
          .doesNotContain("ACTIVATING  ");
    }
  }
}
