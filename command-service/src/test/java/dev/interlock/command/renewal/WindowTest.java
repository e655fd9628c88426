package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void opensByTheClockOnTheWallInSummerAndInWinter() {
    assertThat(opens("0 9 * * *", "2026-03-28T00:00:00Z", "2026-03-29T23:00:00Z"))
        .contains("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z");
  }

  @Test
  void opensLaterWhereClocksSkipItsOpening() {
    // 2:30 is not on a clock in Berlin on that day: 1:59 is followed by 3:00.
    assertThat(opens("30 2 * * *", "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z"))
        .contains("2026-03-29T01:30:00Z");
  }

  @Test
  void opensOnceWhereClocksShowItsOpeningTwice() {
    assertThat(opens("30 2 * * *", "2026-10-25T00:00:00Z", "2026-10-25T12:00:00Z"))
        .containsOnlyOnce("2026-10-25T00:30:00Z")
        .doesNotContain("2026-10-25T01:30:00Z");
  }

  @Test
  void staysOpenByElapsedTimeWhenClocksChangeMeanwhile() {
    Window window = new Window("0 1 * * *", Duration.ofHours(4), ZoneId.of("Europe/Berlin"));

    assertThat(
            window.openings(
                Instant.parse("2026-10-24T23:00:00Z"), Instant.parse("2026-10-24T23:00:00Z")))
        .contains(
            new Span(Instant.parse("2026-10-24T23:00:00Z"), Instant.parse("2026-10-25T03:00:00Z")));
  }

  @Test
  void isFoundOpenLongAfterItOpened() {
    Window window = new Window("0 0 1 * *", Duration.ofDays(20), ZoneId.of("UTC"));
    Instant moment = Instant.parse("2026-05-20T00:00:00Z");

    assertThat(window.openings(moment, moment))
        .anyMatch(span -> span.contains(moment.minusNanos(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 2 * *",
        "* 2 * * *",
        "0/5 2 * * *",
        "0 0 2 * * *",
        "0 25 * * *",
        "0 2 * * FOO"
      })
  void refusesWhatIsNotATimeOfDay(String cron) {
    assertThatThrownBy(() -> new Window(cron, HOUR, ZoneId.of("UTC")))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("cron '" + cron + "'", "0 2 * * MON-FRI");
  }

  @Test
  void refusesWhatNeverOpens() {
    assertThatThrownBy(() -> new Window("0 2 30 2 *", HOUR, ZoneId.of("UTC")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("never opens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT14M", "P32D", "-PT1H"})
  void refusesAWindowThatIsTooShortOrTooLong(String length) {
    assertThatThrownBy(() -> new Window("0 2 * * *", Duration.parse(length), ZoneId.of("UTC")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("PT15M");
  }

  private static List<String> opens(String cron, String from, String until) {
    return new Window(cron, HOUR, ZoneId.of("Europe/Berlin"))
        .openings(Instant.parse(from), Instant.parse(until)).stream()
            .map(span -> span.from().toString())
            .toList();
  }
}
