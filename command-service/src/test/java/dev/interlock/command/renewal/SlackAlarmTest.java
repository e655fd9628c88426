package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.backend.BackendPace;
import dev.interlock.command.renewal.Lead.BeforeExpiry;
import dev.interlock.command.renewal.PresentedCertificate.Pause;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalRisk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A certificate of 100 days; its backend takes a week for a bundle, so that the last safe start is
 * after 72 days. Less than seven days of slack are short.
 */
class SlackAlarmTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant LAST_SAFE_START = day(72);
  private static final SlackAlarm ALARM = new SlackAlarm(Duration.ofDays(7));
  private static final CertificateFixture CERTIFICATE =
      CertificateFixture.certificate("a1b2c3", new Validity(START, day(100)), "prod");

  @Test
  void isSilentWhileARotationCanWait() {
    assertThat(alarm(CERTIFICATE, List.of(), day(64))).isEmpty();
  }

  @Test
  void countsTheSlackAndNotTheDaysLeft() {
    assertThat(alarm(CERTIFICATE, List.of(), day(66)))
        .get()
        .returns(RenewalRisk.NOBODY_RENEWS, RenewalAtRisk::risk)
        .returns(LAST_SAFE_START, RenewalAtRisk::lastSafeStart)
        .returns("orders", RenewalAtRisk::slowestBackend)
        .extracting(RenewalAtRisk::detail)
        .asString()
        .contains("a1b2c3", "the slowest backend is orders, with PT168H", "POST /v1/rotations");
  }

  @Test
  void measuresAShortLifetimeByItself() {
    CertificateFixture brief =
        CertificateFixture.certificate("brief", new Validity(day(0), day(60)));

    // Of 60 days a tenth is six days; the last safe start is after 32.
    assertThat(alarm(brief, List.of(), day(25).plusSeconds(3600))).isEmpty();
    assertThat(alarm(brief, List.of(), day(26).plusSeconds(3600))).isPresent();
  }

  @Test
  void tellsOfAPolicyThatHasNotStartedWhatCanHardlyWait() {
    Optional<RenewalAtRisk> risk = alarm(CERTIFICATE, List.of(), day(66), policy(30));

    assertThat(risk).get().returns(RenewalRisk.SHORT_SLACK, RenewalAtRisk::risk);
    assertThat(risk).get().returns("monthly", RenewalAtRisk::policy);
  }

  @Test
  void tellsAtOnceOfAFreezeThatLeavesNoSafeStart() {
    Freeze summer = new Freeze("summer", day(10), day(90));

    Optional<RenewalAtRisk> risk = alarm(CERTIFICATE, List.of(summer), day(5), policy(30));
    assertThat(risk).get().returns(RenewalRisk.NO_SAFE_START, RenewalAtRisk::risk);
    assertThat(alarm(CERTIFICATE, List.of(summer), day(6), policy(30)))
        .hasValueSatisfying(later -> assertThat(later.saysTheSameAs(risk.orElseThrow())).isTrue());
  }

  @Test
  void tellsWhyWhatIsDueDoesNotStart() {
    CertificateFixture paused = CERTIFICATE.paused(new Pause(day(61), "nobody is bound"));

    assertThat(alarm(paused, List.of(), day(71), policy(40)))
        .get()
        .returns(RenewalRisk.BLOCKED, RenewalAtRisk::risk)
        .extracting(RenewalAtRisk::detail)
        .asString()
        .endsWith("it is due and does not start: nobody is bound.");
    assertThat(alarm(paused, List.of(), day(55), policy(40))).as("not due any more").isEmpty();
  }

  @Test
  void isSilentOnceARotationIsOpen() {
    assertThat(alarm(CERTIFICATE.inRotation(), List.of(), day(90))).isEmpty();
  }

  private static Optional<RenewalAtRisk> alarm(
      CertificateFixture certificate, List<Freeze> freezes, Instant now, TaggedPolicy... policies) {
    BackendPace orders =
        new BackendPace("orders", Duration.ZERO, List.of(Duration.ofDays(7), Duration.ofHours(1)));
    Outlook outlook = new Outlook(List.of(policies), freezes, Map.of("orders", orders));
    return ALARM.of(outlook.plan(certificate.build(), now), now);
  }

  private static TaggedPolicy policy(int days) {
    return new TaggedPolicy(
        "monthly",
        Map.of("prod", ""),
        new RenewalPolicy(
            new BeforeExpiry(Duration.ofDays(days)), List.of(), new Jitter(Duration.ZERO)),
        null);
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }
}
