package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import dev.interlock.command.renewal.Lead.BeforeExpiry;
import dev.interlock.command.renewal.Lead.ShareOfLifetime;
import dev.interlock.command.renewal.Renewal.Late;
import dev.interlock.command.renewal.Renewal.Safe;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenewalPolicyTest {
  private static final Validity YEAR =
      new Validity(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Lead MONTH = new BeforeExpiry(Duration.ofDays(30));
  private static final Window NIGHTS =
      new Window("0 2 * * *", Duration.ofHours(2), ZoneId.of("Europe/Berlin"));
  private static final Freeze CHRISTMAS = freeze("2026-11-20T00:00:00Z", "2027-01-10T00:00:00Z");

  @Test
  void startsWhenItIsDue() {
    assertThat(renewal(policy(MONTH), NOW).begins())
        .contains(Instant.parse("2026-12-02T00:00:00Z"));
  }

  @Test
  void startsAtAShareOfTheLifetime() {
    assertThat(renewal(policy(new ShareOfLifetime(80)), NOW).begins())
        .contains(Instant.parse("2026-10-20T00:00:00Z"));
  }

  @Test
  void waitsForTheNextWindow() {
    assertThat(renewal(policy(MONTH, NIGHTS), NOW).begins())
        .contains(Instant.parse("2026-12-02T01:00:00Z"));
  }

  @Test
  void startsInTheLastSafeWindowBeforeAFreezeThatWouldBeTooLong() {
    Renewal renewal = renewal(policy(MONTH, NIGHTS), NOW, CHRISTMAS);

    assertThat(renewal)
        .isInstanceOfSatisfying(
            Safe.class,
            safe -> {
              assertThat(safe.start()).isEqualTo("2026-11-19T02:59:00Z");
              assertThat(safe.lastSafeStart()).isEqualTo("2026-11-19T02:59:00Z");
            });
    assertThat(renewal.finding())
        .get()
        .asString()
        .contains("c1", "due on 2026-12-02", "2026-11-19");
  }

  @Test
  void startsLateAndSaysSoWhenEverySafeStartIsMissed() {
    Renewal renewal =
        renewal(policy(MONTH, NIGHTS), Instant.parse("2026-11-25T00:00:00Z"), CHRISTMAS);

    assertThat(renewal).isInstanceOf(Late.class);
    assertThat(renewal.begins()).contains(Instant.parse("2027-01-10T01:00:00Z"));
    assertThat(renewal.finding()).get().asString().contains("c1", "by 2026-12-31", "2027-01-10");
  }

  @Test
  void startsAtOnceWhatIsOverdueInTheLastMinuteOfTheLastWindow() {
    Instant lastMinute = Instant.parse("2026-11-19T02:59:30Z");

    assertThat(renewal(policy(MONTH, NIGHTS), lastMinute, CHRISTMAS))
        .isInstanceOf(Safe.class)
        .returns(lastMinute, renewal -> renewal.begins().orElseThrow());
  }

  @Test
  void saysWhenNothingCouldEverStart() {
    Freeze forEver = freeze("2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z");

    assertThat(renewal(policy(MONTH), NOW, forEver).finding()).get().asString().contains("never");
  }

  @Test
  void countsTheSlackToTheLastSafeStartAndNotToTheExpiry() {
    Renewal renewal = renewal(policy(MONTH, NIGHTS), NOW, CHRISTMAS);

    assertThat(renewal.slack(Instant.parse("2026-11-18T02:59:00Z"))).isEqualTo(DAY);
    assertThat(renewal.slack(Instant.parse("2026-11-20T02:59:00Z"))).isNegative();
  }

  @Test
  void renewsNoShortLifetimeWithoutEnd() {
    Validity week = new Validity(NOW, NOW.plus(Duration.ofDays(7)));

    assertThat(policy(MONTH).renewal("c1", week, Duration.ofDays(30), List.of(), NOW).begins())
        .contains(week.middle());
  }

  @Test
  void refusesMoreWindowsThanAnybodyUnderstands() {
    assertThatThrownBy(() -> policy(MONTH, Collections.nCopies(21, NIGHTS).toArray(Window[]::new)))
        .isInstanceOf(Refusal.class)
        .hasMessage("A policy has up to 20 windows, not 21");
  }

  @Test
  void spreadsStartsOverAWindow() {
    RenewalPolicy policy =
        new RenewalPolicy(MONTH, List.of(NIGHTS), new Jitter(Duration.ofHours(1)));
    Instant opens = Instant.parse("2026-12-02T01:00:00Z");

    List<Instant> starts =
        IntStream.range(0, 600)
            .mapToObj(i -> policy.renewal("c" + i, YEAR, DAY, List.of(), NOW))
            .map(renewal -> renewal.begins().orElseThrow())
            .toList();

    assertThat(starts)
        .allMatch(start -> !start.isBefore(opens) && start.isBefore(opens.plusSeconds(3600)));
    for (int minutes = 0; minutes < 60; minutes += 20) {
      Span third =
          new Span(opens.plusSeconds(minutes * 60L), opens.plusSeconds(minutes * 60L + 1200));
      assertThat(starts.stream().filter(third::contains)).hasSizeBetween(140, 260);
    }
  }

  private static Renewal renewal(RenewalPolicy policy, Instant now, Freeze... freezes) {
    return policy.renewal("c1", YEAR, DAY, List.of(freezes), now);
  }

  private static RenewalPolicy policy(Lead lead, Window... windows) {
    return new RenewalPolicy(lead, List.of(windows), new Jitter(Duration.ZERO));
  }

  private static Freeze freeze(String from, String until) {
    return new Freeze("christmas", Instant.parse(from), Instant.parse(until));
  }
}
