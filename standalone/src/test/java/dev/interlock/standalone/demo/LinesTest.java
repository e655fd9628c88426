package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void leaveAShortTextAlone() {
    assertThat(Lines.wrap("as it is", 8)).containsExactly("as it is");
  }

  @Test
  void breakAtBlanksAndIndentTheRest() {
    assertThat(Lines.wrap("one two three four", 9)).containsExactly("one two", "  three", "  four");
  }

  @Test
  void keepALongWordWhole() {
    assertThat(Lines.wrap("see https://example.com/long/path now", 10))
        .containsExactly("see", "  https://example.com/long/path", "  now");
  }
}
