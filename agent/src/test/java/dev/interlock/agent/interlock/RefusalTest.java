package dev.interlock.agent.interlock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void isOneLineOfTheServersWords() {
    assertThat(reason(" nginx: [emerg]\n\tno start\u001b[0m line \n"))
        .isEqualTo("nginx: [emerg] no start [0m line");
    assertThat(reason("x".repeat(2000))).hasSize(1024);
    assertThat(reason("\n")).isEqualTo("no reason given");
  }

  @Test
  void carriesNoKeyThatAServerPrinted() {
    assertThat(reason("bad key: -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"))
        .isEqualTo("bad key: (PEM)");
  }

  private static String reason(String words) {
    return Refusal.of("one", 2, words, null).reason();
  }
}
