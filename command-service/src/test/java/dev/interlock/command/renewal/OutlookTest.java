package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.renewal.Lead.BeforeExpiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant EXPIRY = NOW.plus(Duration.ofDays(90));

  @Test
  void letsThePolicyWinThatStartsFirst() {
    Plan plan = plan(policy("late", 10), policy("early", 30), policy("middle", 20));

    assertThat(plan.chosen().orElseThrow().policy()).isEqualTo("early");
    assertThat(plan.begins()).contains(EXPIRY.minus(Duration.ofDays(30)));
    assertThat(plan.policies()).containsExactly("late", "early", "middle");
  }

  @Test
  void letsTheNameDecideBetweenPoliciesThatStartTogether() {
    assertThat(plan(policy("b", 30), policy("a", 30)).chosen().orElseThrow().policy())
        .isEqualTo("a");
  }

  @Test
  void asksForAllTagsOfAPolicy() {
    TaggedPolicy other =
        new TaggedPolicy("other", Map.of("env", "", "team", ""), policy("p", 30).policy(), null);

    assertThat(plan(other).chosen()).isEmpty();
    assertThat(plan(other).begins()).isEmpty();
  }

  @Test
  void saysOfACertificateThatNobodyRenewsWhenAHandWouldBeTooLate() {
    assertThat(plan().slack(NOW)).isEqualTo(Duration.ofDays(90).minusMinutes(5));
  }

  private static TaggedPolicy policy(String name, int days) {
    return new TaggedPolicy(
        name,
        Map.of("env", ""),
        new RenewalPolicy(
            new BeforeExpiry(Duration.ofDays(days)), List.of(), new Jitter(Duration.ZERO)),
        null);
  }

  private static Plan plan(TaggedPolicy... policies) {
    PresentedCertificate certificate =
        CertificateFixture.certificate("a1b2c3", new Validity(NOW, EXPIRY), "env", "app").build();
    return new Outlook(List.of(policies), List.of(), Map.of()).plan(certificate, NOW);
  }
}
