package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import dev.interlock.standalone.demo.RotationReport.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final StringWriter said = new StringWriter();

  @Test
  void saysTheSecondsSinceTheStart() {
    narrator(false).say(entered(12_300));
    assertThat(said)
        .hasToString(
            "  12.3 s  DRAINING      connections opened with the old certificate come to their end\n");
  }

  @Test
  void neverGoesBackInTime() {
    Narrator narrator = narrator(false);
    narrator.say(new Remark(START.plusSeconds(2), "first", false));
    narrator.say(new Remark(START.plusSeconds(1), "seen late", false));
    assertThat(said).hasToString("   2.0 s  first\n   2.0 s  seen late\n");
  }

  @Test
  void writesEscapeCodesForATerminalOnly() {
    narrator(true).say(entered(0));
    assertThat(said.toString()).contains("\u001b[1mDRAINING");
  }

  @Test
  void namesTheBackendsThatARotationIsHeldFor() {
    Step held =
        new Step(START, "HELD", null, List.of("The deadline has passed."), List.of("a", "b"));
    assertThat(PhaseText.of(held).text())
        .isEqualTo("HELD          waits for a, b: The deadline has passed.");
  }

  @Test
  void staysWithinTheColumns() {
    narrator(false).say(new Remark(START, "word ".repeat(60), false));
    assertThat(Arrays.asList(said.toString().split("\n")))
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Narrator.COLUMNS));
  }

  private Narrator narrator(boolean terminal) {
    return new Narrator(new PrintWriter(said), () -> START, terminal);
  }

  private static Remark entered(int millis) {
    return PhaseText.of(
        new Step(START.plusMillis(millis), "PHASE", RotationPhase.DRAINING, List.of(), List.of()));
  }
}
