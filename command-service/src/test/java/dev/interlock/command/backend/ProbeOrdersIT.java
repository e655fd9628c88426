package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.InstanceTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The instance {@code a} of a backend has acknowledged version 1 of its bundle and is to be probed.
 */
class ProbeOrdersIT {
  private static final Finding REFUSED = new Finding(Verdict.REFUSED, "bad_certificate");
  private static RunningService service;
  private static Operator operator;

  private final String backend = "orders-" + UUID.randomUUID();
  private String certificate;
  private StageRef stage;

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            "interlock.probe.interval=1h",
            "interlock.probe.retry=10s",
            "interlock.probe.longest-retry=30s",
            "interlock.probe.patrol=40d");
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void acknowledge() {
    certificate = operator.certificate();
    stage = operator.stage(backend);
    operator.present(stage, certificate);
    operator.register(backend, Evidence.DISCRIMINATING, "a");
    operator.bind(backend, stage);
    operator.acknowledge(backend, "a", 1);
  }

  @Test
  void anInstanceThatDoesWhatItsBundleSaysIsProbedAgainOnPatrol() {
    Instant at = record(claim(Instant.now()), Verdict.ACCEPTED);
    assertThat(known()).contains(Verdict.ACCEPTED);
    assertThat(due(at.plus(Duration.ofDays(30)))).isFalse();
    assertThat(due(at.plus(Duration.ofDays(50)))).isTrue();
  }

  @Test
  void aProbeThatIsNotWorthRecordingIsMadeAllTheSame() {
    Instant first = record(claim(Instant.now()), Verdict.ACCEPTED);
    Instant second = record(claim(first.plus(Duration.ofDays(50))), Verdict.ACCEPTED);
    assertThat(lastProbe().map(ProbeRecorded::at)).contains(first);
    assertThat(due(second.plus(Duration.ofDays(30)))).isFalse();
    assertThat(due(second.plus(Duration.ofDays(50)))).isTrue();
  }

  @Test
  void aSwitchIsConfirmedByABackendOfAnotherStageToo() {
    Instant first = record(claim(Instant.now()), Verdict.ACCEPTED);
    operator.present(operator.stage(backend + "-other"), certificate);
    Instant second = record(claim(first.plus(Duration.ofDays(50))), Verdict.ACCEPTED);
    assertThat(lastProbe().map(ProbeRecorded::at)).contains(second);
  }

  @Test
  void anInstanceThatServesAStageIsProbedWithinOnePatrol() {
    operator.register(backend + "-2", Evidence.DECLARED, "a", "b");
    operator.bind(backend + "-2", operator.stage(backend + "-2"));
    assertThat(
            service
                .bean(ProbeOrders.class)
                .claim(1000, Instant.now().plus(Duration.ofDays(41)))
                .stream()
                .filter(order -> order.backendId().equals(backend + "-2"))
                .map(Order::instance))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void anInstanceThatServesNoStageIsVisitedNoMore() {
    operator.unbind(backend, stage);
    Instant at = record(claim(Instant.now()), Verdict.REFUSED);
    assertThat(due(at.plus(Duration.ofDays(365)))).isFalse();
  }

  @Test
  void anInstanceThatRefusesWhatItAcknowledgedIsProbedAgainLaterAndLaterButNotEverMoreSeldom() {
    Instant at = Instant.now();
    for (int wait : new int[] {10, 20, 30, 30}) {
      at = record(claim(at), Verdict.REFUSED);
      assertThat(due(at.plusSeconds(wait - 1))).isFalse();
      at = at.plusSeconds(wait);
    }
    record(claim(at), Verdict.ACCEPTED);
    assertThat(due(at.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void anInstanceOfWhichNothingIsLearnedIsProbedAgain() {
    Instant at = record(claim(Instant.now()), Verdict.INCONCLUSIVE);
    assertThat(due(at.plusSeconds(9))).isFalse();
    assertThat(due(at.plusSeconds(10))).isTrue();
  }

  @Test
  void anAcknowledgementIsFollowedByAProbeAtOnceAndWithPatienceAnew() {
    Instant at = record(claim(Instant.now()), Verdict.REFUSED);
    at = record(claim(at.plusSeconds(10)), Verdict.REFUSED);
    reviseAndAcknowledge();
    at = record(claim(Instant.now()), Verdict.REFUSED);
    assertThat(due(at.plusSeconds(10))).isTrue();
  }

  @Test
  void aProbeThatBeganBeforeTheLastAcknowledgementIsNotRecorded() {
    Order order = claim(Instant.now());
    reviseAndAcknowledge();
    record(order, Verdict.ACCEPTED);
    assertThat(known()).isEmpty();
    assertThat(due(Instant.now())).isTrue();
  }

  @Test
  void aProbeWhoseClaimWasTakenOverIsNotRecorded() {
    Instant now = Instant.now();
    Order slow = claim(now);
    Order next = claim(now.plus(Duration.ofMinutes(1)));
    record(next, Verdict.REFUSED);
    record(slow, Verdict.ACCEPTED);
    assertThat(known()).contains(Verdict.REFUSED);
  }

  private void reviseAndAcknowledge() {
    StageRef other = operator.stage(backend + "-other");
    operator.present(other, operator.certificate());
    operator.bind(backend, other);
    operator.acknowledge(backend, "a", 2);
  }

  private boolean due(Instant at) {
    return service.bean(ProbeOrders.class).claim(100, at).stream()
        .anyMatch(order -> order.backendId().equals(backend));
  }

  private Order claim(Instant at) {
    return service.bean(ProbeOrders.class).claim(100, at).stream()
        .filter(order -> order.backendId().equals(backend))
        .findFirst()
        .orElseThrow();
  }

  /** Records what a probe of the instance showed; the time at which it was made. */
  private Instant record(Order order, Verdict verdict) {
    Instant at = order.claimedUntil().toInstant().minus(ProbeOrders.CLAIM);
    ProbeRecorded probe =
        new ProbeRecorded(
            backend,
            "a",
            order.version(),
            Map.of(certificate, new Finding(verdict, "")),
            REFUSED,
            REFUSED,
            at);
    service.bean(Commands.class).send(new RecordProbe(order, probe, Duration.ofDays(365)));
    service.bean(ProbeOrders.class).done(order, probe);
    return at;
  }

  private Optional<ProbeRecorded> lastProbe() {
    return Optional.ofNullable(service.bean(Backends.class).trust(backend).instances().get("a"))
        .map(InstanceTrust::probe);
  }

  private Optional<Verdict> known() {
    return lastProbe().map(probe -> probe.certificates().get(certificate)).map(Finding::verdict);
  }
}
