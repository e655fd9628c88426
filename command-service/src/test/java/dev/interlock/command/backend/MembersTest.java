package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.Discovery;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Discovery DNS =
      new Discovery(Discovery.Kind.DNS, "orders.example:8443", null);
  private static final Discovery REPORTED =
      new Discovery(Discovery.Kind.REPORTED, null, Duration.ofMinutes(15));

  private final Members members = new Members();

  @Test
  void whoeverIsInTheAnswerJoinsOnce() {
    given(DNS, Evidence.DISCRIMINATING);
    assertThat(happens(members.resolved(found("a", "b"))))
        .containsExactly(joined("a"), joined("b"));
    assertThat(happens(members.resolved(found("a", "b")))).isEmpty();
  }

  @Test
  void whoeverIsGoneLeaves() {
    given(DNS, Evidence.DISCRIMINATING);
    happens(members.resolved(found("a", "b")));
    assertThat(
            happens(
                members.resolved(
                    new RecordInstances(
                        "orders", List.of(instance("a")), Set.of("b", "nobody"), null, AT))))
        .containsExactly(
            new InstanceLeft("orders", "b", "its name no longer leads to this address", AT));
  }

  @Test
  void nobodyLeavesByAnAnswerThatFailsAndItIsToldOnce() {
    given(DNS, Evidence.DISCRIMINATING);
    happens(members.resolved(found("a")));
    RecordInstances failed = new RecordInstances("orders", List.of(), Set.of("a"), "no answer", AT);
    assertThat(happens(members.resolved(failed)))
        .containsExactly(new DiscoveryFailed("orders", "no answer", AT));
    assertThat(happens(members.resolved(failed))).isEmpty();
    assertThat(happens(members.resolved(found("a"))))
        .containsExactly(new DiscoveryRecovered("orders", AT));
  }

  @Test
  void anInstanceJoinsByReportingWhereInstancesReport() {
    given(REPORTED, Evidence.LOADED);
    assertThat(happens(members.heard(report("a", null), AT)))
        .containsExactly(new InstanceJoined("orders", new Instance("a", null), AT));
    assertThat(happens(members.heard(report("a", null), AT))).isEmpty();
  }

  @Test
  void anInstanceThatMustBeProbedReportsItsAddress() {
    given(REPORTED, Evidence.DISCRIMINATING);
    assertThatThrownBy(() -> members.heard(report("a", null), AT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("report the address of instance a");
    assertThat(happens(members.heard(report("a", "a:8443"), AT))).containsExactly(joined("a"));
    assertThat(happens(members.heard(report("a", null), AT))).isEmpty();
  }

  @Test
  void anInstanceThatMovesStartsAnew() {
    given(REPORTED, Evidence.LOADED);
    happens(members.heard(report("a", "a:8443"), AT));
    assertThat(happens(members.heard(report("a", "a:9443"), AT)))
        .containsExactly(
            new InstanceLeft("orders", "a", "it has moved to a:9443", AT),
            new InstanceJoined("orders", new Instance("a", "a:9443"), AT));
  }

  @Test
  void aSilentInstanceStaysAndIsHeardAgain() {
    given(REPORTED, Evidence.LOADED);
    happens(members.heard(report("a", null), AT));
    RecordSilence silence = new RecordSilence("orders", "a", AT, AT.plusSeconds(900));
    assertThat(happens(members.silent(silence)))
        .containsExactly(new InstanceFellSilent("orders", "a", AT, AT.plusSeconds(900)));
    assertThat(happens(members.silent(silence))).isEmpty();
    members.require("orders", "a");
    assertThat(happens(members.heard(report("a", null), AT)))
        .containsExactly(new InstanceHeard("orders", "a", AT));
  }

  @Test
  void onlyAnInstanceThatReportedItselfIsSaidToBeGone() {
    given(DNS, Evidence.LOADED);
    happens(members.resolved(found("a")));
    assertThatThrownBy(() -> members.removed(new RemoveInstance("orders", "a", AT)))
        .hasMessageContaining("take the address out of the DNS");
    assertThatThrownBy(() -> members.removed(new RemoveInstance("orders", "b", AT)))
        .hasMessageContaining("has no instance b");
  }

  @Test
  void theAggregateKnowsItsMembers() {
    BackendRegistered registered = registered(Evidence.LOADED);
    AggregateFixture.of(Backend.class)
        .given(registered, new DiscoveryConfigured("orders", REPORTED, AT), joined("a"))
        .when(new RemoveInstance("orders", "a", AT))
        .expectEvents(new InstanceLeft("orders", "a", "it was said to be gone", AT));
  }

  @Test
  void aBackendIsRegisteredWithTheWayItsInstancesBecomeKnown() {
    AggregateFixture.of(Backend.class)
        .givenNoPriorActivity()
        .when(new RegisterBackend(registered(Evidence.LOADED), DNS))
        .expectEvents(registered(Evidence.LOADED), new DiscoveryConfigured("orders", DNS, AT));
  }

  private void given(Discovery discovery, Evidence required) {
    members.on(registered(required));
    members.on(new DiscoveryConfigured("orders", discovery, AT));
  }

  private static BackendRegistered registered(Evidence required) {
    return new BackendRegistered("orders", null, List.of(), null, "/", null, required, AT);
  }

  private List<BackendEvent> happens(List<BackendEvent> events) {
    events.forEach(members::on);
    return events;
  }

  private static RecordInstances found(String... names) {
    return new RecordInstances(
        "orders", Stream.of(names).map(MembersTest::instance).toList(), Set.of(), null, AT);
  }

  private static InstanceJoined joined(String name) {
    return new InstanceJoined("orders", instance(name), AT);
  }

  private static Instance instance(String name) {
    return new Instance(name, name + ":8443");
  }

  private static Acknowledgement report(String instance, @Nullable String address) {
    return new Acknowledgement("orders", instance, 1, Evidence.LOADED, null, address);
  }
}
