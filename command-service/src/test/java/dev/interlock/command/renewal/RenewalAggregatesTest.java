package dev.interlock.command.renewal;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.renewal.RenewalCommand.DeleteFreeze;
import dev.interlock.command.renewal.RenewalCommand.DeleteRenewalPolicy;
import dev.interlock.command.renewal.RenewalCommand.EndRisk;
import dev.interlock.command.renewal.RenewalCommand.ReportRisk;
import dev.interlock.command.renewal.RenewalCommand.SetFreeze;
import dev.interlock.command.renewal.RenewalCommand.SetRenewalPolicy;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import dev.interlock.contract.RenewalRisk;
import dev.interlock.contract.RenewalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies, freezes and risks are all set, changed and ended; what is so already is no event. */
class RenewalAggregatesTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = AT.plusSeconds(60);

  /**
   * A kind of aggregate.
   *
   * @param set what is first said
   * @param repeated the same said later
   * @param changed something else said
   * @param ended the end of it
   */
  record Kind(
      Class<?> aggregate,
      RenewalCommand set,
      RenewalCommand repeated,
      RenewalCommand changed,
      RenewalCommand ended) {

    ResultValidator<?> when(RenewalCommand command, RenewalEvent... given) {
      return AggregateFixture.of(aggregate).given((Object[]) given).when(command);
    }

    @Override
    public String toString() {
      return aggregate.getSimpleName();
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind(
            NamedPolicy.class,
            policy(30, AT),
            policy(30, LATER),
            policy(20, LATER),
            new DeleteRenewalPolicy(new RenewalPolicyDeleted("p", "AKIA1", LATER))),
        new Kind(
            NamedFreeze.class,
            freeze(1, AT),
            freeze(1, LATER),
            freeze(2, LATER),
            new DeleteFreeze(new FreezeDeleted("f", "AKIA1", LATER))),
        new Kind(
            CertificateRenewal.class,
            risk(RenewalRisk.SHORT_SLACK, AT),
            risk(RenewalRisk.SHORT_SLACK, LATER),
            risk(RenewalRisk.BLOCKED, LATER),
            new EndRisk(new RenewalRiskEnded("a1b2c3", LATER))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isSet(Kind kind) {
    AggregateFixture.of(kind.aggregate())
        .givenNoPriorActivity()
        .when(kind.set())
        .expectEvents(kind.set().wanted());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aRepeatIsNoEvent(Kind kind) {
    kind.when(kind.repeated(), kind.set().wanted())
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isChanged(Kind kind) {
    kind.when(kind.changed(), kind.set().wanted()).expectEvents(kind.changed().wanted());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isEndedOnce(Kind kind) {
    kind.when(kind.ended(), kind.set().wanted()).expectEvents(kind.ended().wanted());
    kind.when(kind.ended(), kind.set().wanted(), kind.ended().wanted())
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isSetAgainAfterItsEnd(Kind kind) {
    kind.when(kind.repeated(), kind.set().wanted(), kind.ended().wanted())
        .expectEvents(kind.repeated().wanted());
  }

  private static RenewalCommand policy(int days, Instant at) {
    RenewalSettings settings =
        new RenewalSettings(
            Map.of("env", "prod"), null, Duration.ofDays(days), List.of(), Duration.ZERO, null);
    return new SetRenewalPolicy(new RenewalPolicySet("p", settings, "AKIA1", at));
  }

  private static RenewalCommand freeze(int days, Instant at) {
    return new SetFreeze(new FreezeSet("f", AT, AT.plus(Duration.ofDays(days)), "AKIA1", at));
  }

  private static RenewalCommand risk(RenewalRisk risk, Instant at) {
    return new ReportRisk(
        new RenewalAtRisk("a1b2c3", risk, List.of("api/prod"), null, AT, null, "why", at));
  }
}
