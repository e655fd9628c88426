package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.backend.BackendPace;
import dev.interlock.command.renewal.Forecast.Item;
import dev.interlock.command.renewal.Forecast.RenewedBy;
import dev.interlock.command.renewal.Lead.BeforeExpiry;
import dev.interlock.command.renewal.PresentedCertificate.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A policy renews what has the tag {@code prod} 30 days before it expires. */
class ForecastTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofDays(400));
  private static final CertificateFixture QUARTER =
      CertificateFixture.certificate("a1b2c3", days(0, 90), "prod");

  @Test
  void followsTheSuccessorsToTheEnd() {
    Forecast forecast = forecast(QUARTER);

    assertThat(forecast.items().stream().map(item -> day(item.start())))
        .containsExactly(60L, 120L, 180L, 240L, 300L, 360L);
    assertThat(forecast.items().stream().map(Item::successor)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(forecast.items()).noneMatch(Item::late);
    assertThat(forecast.items().getLast().expiry()).isEqualTo(NOW.plus(Duration.ofDays(390)));
    assertThat(forecast.cutShort()).isEmpty();
  }

  @Test
  void saysTheSlackAndWhichBackendItDependsOn() {
    Item first = forecast(QUARTER).items().getFirst();

    assertThat(first.slack()).isEqualTo(Duration.ofDays(86).minusHours(1).minus(Span.GRACE));
    assertThat(first.slackDays()).isEqualTo(85.9);
    assertThat(first.slowestBackend()).isEqualTo("orders");
    assertThat(first.policy()).isEqualTo("monthly");
  }

  @Test
  void listsWhatNobodyRenews() {
    Forecast forecast =
        forecast(
            CertificateFixture.certificate("soon", days(0, 300)),
            CertificateFixture.certificate("later", days(0, 500)));

    assertThat(forecast.items()).singleElement().returns("soon", Item::certificateId);
    Item item = forecast.items().getFirst();
    assertThat(item.renewedBy()).isEqualTo(RenewedBy.NOBODY);
    assertThat(item.start()).isNull();
    assertThat(item.why()).contains("No policy is about its tags");
  }

  @Test
  void saysWhatIsLateAndWhy() {
    Freeze summer =
        new Freeze("summer", NOW.plus(Duration.ofDays(40)), NOW.plus(Duration.ofDays(95)));
    Item item = forecast(List.of(summer), QUARTER).items().getFirst();

    assertThat(item.late()).isTrue();
    assertThat(day(item.start())).isEqualTo(95);
    assertThat(item.why()).contains("no window lets it", "Rotate it by hand");
  }

  @Test
  void goesOnWithTheSuccessorOfAnOpenRotation() {
    Forecast forecast = forecast(QUARTER.inRotation(), QUARTER.named("next"));

    assertThat(forecast.items().getFirst())
        .returns(RenewedBy.ROTATION, Item::renewedBy)
        .returns("r1", Item::rotationId)
        .returns(false, Item::late);
    assertThat(forecast.items().stream().skip(1).map(item -> day(item.start())))
        .containsExactly(60L, 120L, 180L, 240L, 300L, 360L);
  }

  @Test
  void expectsNothingBeforeAPauseEnds() {
    CertificateFixture due =
        CertificateFixture.certificate("due", days(-80, 10), "prod")
            .paused(new Pause(NOW.plus(Duration.ofDays(1)), "it was taken back"));

    Item item = forecast(due).items().getFirst();
    assertThat(day(item.start())).isEqualTo(1);
    assertThat(item.why()).contains("Not before 2026-06-02", "it was taken back");
  }

  @Test
  void saysOfWhatItDoesNotListAll() {
    Forecast forecast =
        forecast(
            CertificateFixture.certificate(
                "hourly", new Validity(NOW, NOW.plus(Duration.ofHours(200))), "prod"));
    assertThat(forecast.cutShort()).isEmpty();

    CertificateFixture quick =
        CertificateFixture.certificate(
            "quick", new Validity(NOW, NOW.plus(Duration.ofHours(10))), "prod");
    assertThat(forecast(quick).cutShort()).containsExactly("quick");
    assertThat(forecast(quick).items()).hasSize(100);
  }

  private static Forecast forecast(CertificateFixture... certificates) {
    return forecast(List.of(), certificates);
  }

  private static Forecast forecast(List<Freeze> freezes, CertificateFixture... certificates) {
    TaggedPolicy monthly =
        new TaggedPolicy(
            "monthly",
            Map.of("prod", ""),
            new RenewalPolicy(
                new BeforeExpiry(Duration.ofDays(30)), List.of(), new Jitter(Duration.ZERO)),
            null);
    BackendPace orders = new BackendPace("orders", Duration.ofHours(1), List.of());
    return Forecast.of(
        new Outlook(List.of(monthly), freezes, Map.of("orders", orders)),
        Stream.of(certificates).map(CertificateFixture::build).toList(),
        NOW,
        UNTIL);
  }

  private static Validity days(int from, int until) {
    return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(until)));
  }

  private static long day(@Nullable Instant moment) {
    return Duration.between(NOW, Objects.requireNonNull(moment)).toDays();
  }
}
