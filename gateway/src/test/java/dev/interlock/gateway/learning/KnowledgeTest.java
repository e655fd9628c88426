package dev.interlock.gateway.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Discovery;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import dev.interlock.gateway.learning.Assignment.Certificate;
import dev.interlock.gateway.routing.ServedStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private static final Instant AT = Instant.parse("2026-11-22T06:07:32Z");
  private static final StageRef STAGE = new StageRef("api1", "prod");
  private static final List<Event> API =
      List.of(
          new RestApiCreated("api1", "pets", null, "root", Map.of(), Map.of(), AT),
          new MethodPut("api1", "root", "GET", "NONE", false, Map.of(), AT),
          new DeploymentCreated("api1", "first", null, AT),
          new ResourceCreated("api1", "res1", "root", "pets", AT),
          new MethodPut("api1", "res1", "GET", "NONE", false, Map.of(), AT),
          new DeploymentCreated("api1", "second", null, AT));
  private static final StageCreated CREATED =
      new StageCreated(STAGE, "first", null, Map.of("v", "1"), Map.of(), Map.of(), AT);

  private final Knowledge knowledge = new Knowledge(gateway -> {});
  private final Map<String, Long> sequences = new HashMap<>();

  private KnowledgeTest given(List<? extends Event> events) {
    events.forEach(this::given);
    return this;
  }

  private KnowledgeTest given(Event event) {
    knowledge.on(event, sequences.merge(event.aggregateId(), 0L, (last, zero) -> last + 1));
    return this;
  }

  private boolean serves(String path) {
    return knowledge.routes().find("GET", "127.0.0.1", "/api1/prod" + path).isPresent();
  }

  private static CertificateGenerated certificate(String id) {
    return new CertificateGenerated(
        id,
        null,
        Map.of(),
        new CertificateFacts("pem", "fp-" + id, "spki", "1", "CN=" + id, AT, AT.plusSeconds(9)),
        "key-" + id,
        AT);
  }

  private static BackendRegistered registered(String roots) {
    return new BackendRegistered(
        "orders",
        null,
        List.of(new Instance("a", "A.example:443")),
        null,
        "/",
        roots,
        Evidence.ACCEPTED,
        AT);
  }

  private static CertificateAssignedToStage assigned(String id) {
    return new CertificateAssignedToStage(STAGE, null, id, null, AT);
  }

  @Test
  void servesWhatWasDeployedAndNotWhatCameAfter() {
    given(API).given(CREATED);
    assertThat(serves("/")).isTrue();
    assertThat(serves("/pets")).isFalse();
    given(new StageUpdated(STAGE, "second", null, Map.of(), Map.of(), AT));
    assertThat(serves("/pets")).isTrue();
    assertThat(knowledge.routes().stages().values())
        .singleElement()
        .extracting(ServedStage::variables)
        .isEqualTo(Map.of());
  }

  @Test
  void waitsForADeploymentThatComesLater() {
    given(CREATED);
    assertThat(knowledge.routes().stages()).isEmpty();
    given(API);
    assertThat(serves("/")).isTrue();
    given(new DeploymentDeleted("api1", "first", AT));
    assertThat(serves("/")).isFalse();
  }

  @Test
  void neverTakesACertificateThatComesLaterForNone() {
    given(CREATED);
    assertThat(knowledge.assignments()).containsExactly(new Assignment(STAGE, AT, null, Map.of()));
    given(assigned("c1"));
    assertThat(knowledge.assignments()).isEmpty();
    given(certificate("c1"));
    assertThat(knowledge.assignments())
        .containsExactly(
            new Assignment(STAGE, AT, new Certificate("c1", "fp-c1", "key-c1"), Map.of()));
  }

  @Test
  void followsASwitchAndARemoval() {
    given(CREATED).given(certificate("c1")).given(certificate("c2")).given(assigned("c1"));
    given(assigned("c2"));
    assertThat(knowledge.assignments().getFirst().certificate())
        .isEqualTo(new Certificate("c2", "fp-c2", "key-c2"));
    given(new CertificateRemovedFromStage(STAGE, "c2", AT));
    assertThat(knowledge.assignments().getFirst().certificate()).isNull();
    given(new StageDeleted(STAGE, AT));
    assertThat(knowledge.assignments()).isEmpty();
  }

  @Test
  void knowsWhenWhatAStagePresentsWasDecidedLast() {
    given(CREATED).given(certificate("c1"));
    assertThat(knowledge.assignments().getFirst().since()).isEqualTo(AT);
    Instant assigned = AT.plusSeconds(1);
    given(new CertificateAssignedToStage(STAGE, null, "c1", null, assigned));
    given(new StageUpdated(STAGE, "second", null, Map.of(), Map.of(), AT.plusSeconds(2)));
    assertThat(knowledge.assignments().getFirst().since()).isEqualTo(assigned);
    Instant removed = AT.plusSeconds(3);
    given(new CertificateRemovedFromStage(STAGE, "c1", removed));
    assertThat(knowledge.assignments().getFirst().since()).isEqualTo(removed);
  }

  @Test
  void knowsTheRootsOfTheBackendsOfAStage() {
    given(CREATED).given(registered("root-pem"));
    assertThat(knowledge.assignments().getFirst().roots()).isEmpty();
    given(new BackendBoundToStage("orders", STAGE, AT));
    assertThat(knowledge.assignments().getFirst().roots())
        .containsExactly(Map.entry("a.example:443", List.of("root-pem")));
    given(new BackendUnboundFromStage("orders", STAGE, AT));
    assertThat(knowledge.assignments().getFirst().roots()).isEmpty();
  }

  @Test
  void trustsTheRootsOfABackendWhereItsInstancesAre() {
    given(CREATED)
        .given(registered("root-pem"))
        .given(new BackendBoundToStage("orders", STAGE, AT));
    given(new InstanceJoined("orders", new Instance("b", "192.0.2.1:8443"), AT));
    given(new InstanceLeft("orders", "a", "gone", AT));
    given(
        new DiscoveryConfigured(
            "orders", new Discovery(Discovery.Kind.DNS, "orders.example:8443", null), AT));
    assertThat(knowledge.assignments().getFirst().roots())
        .containsOnlyKeys("192.0.2.1:8443", "orders.example:8443");
  }

  @Test
  void takesNoEventTwice() {
    given(CREATED).given(certificate("c1")).given(certificate("c2")).given(assigned("c1"));
    given(assigned("c2"));
    knowledge.on(assigned("c1"), 1);
    assertThat(knowledge.assignments().getFirst().certificate())
        .isEqualTo(new Certificate("c2", "fp-c2", "key-c2"));
  }

  /** However the aggregates come in between each other, each in its own order. */
  @Test
  void comesToTheSameWhateverTheOrderBetweenAggregates() {
    List<List<Event>> aggregates =
        List.of(
            API,
            List.of(CREATED, assigned("c1"), assigned("c2")),
            List.of(certificate("c1")),
            List.of(certificate("c2")),
            List.of(registered("root-pem"), new BackendBoundToStage("orders", STAGE, AT)));
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      KnowledgeTest run = new KnowledgeTest();
      run.given(interleaved(aggregates, random));
      assertThat(run.serves("/")).isTrue();
      assertThat(run.knowledge.assignments())
          .containsExactly(
              new Assignment(
                  STAGE,
                  AT,
                  new Certificate("c2", "fp-c2", "key-c2"),
                  Map.of("a.example:443", List.of("root-pem"))));
    }
  }

  private static List<Event> interleaved(List<List<Event>> aggregates, Random random) {
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < aggregates.size(); i++) {
      turns.addAll(Collections.nCopies(aggregates.get(i).size(), i));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[aggregates.size()];
    return turns.stream().map(turn -> aggregates.get(turn).get(next[turn]++)).toList();
  }
}
