package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend of two instances that have acknowledged the first version of their bundle. */
class BundleProofsIT {
  private static final Duration TAKEN = Duration.ofHours(3);
  private static RunningService service;
  private static Operator operator;

  private final String backend = "orders-" + UUID.randomUUID();
  private String next;

  @BeforeAll
  static void start() {
    service = new RunningService();
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void bind() {
    String certificate = operator.certificate();
    next = operator.certificate();
    StageRef stage = operator.stage(backend);
    operator.present(stage, certificate);
    operator.register(backend, Evidence.LOADED, "a", "b");
    operator.bind(backend, stage);
    acknowledge(1, "a", "b");
  }

  @Test
  void whoSetsABackendUpIsNotTakenForItsPace() {
    assertThat(proofs()).isEmpty();
  }

  @Test
  void aBundleOfARotationIsProvedByItsLastInstance() {
    revise(Set.of(next), Set.of());
    acknowledge(2, "a");
    assertThat(proofs()).isEmpty();
    acknowledge(2, "b");
    assertThat(proofs()).singleElement().satisfies(BundleProofsIT::isAboutThreeHours);
  }

  @Test
  void theBundleWithoutTheOldOneIsProvedByItself() {
    revise(Set.of(next), Set.of());
    acknowledge(2, "a", "b");
    revise(Set.of(), Set.of(next));
    acknowledge(3, "a");
    assertThat(proofs()).hasSize(1);
    acknowledge(3, "b");
    assertThat(proofs()).hasSize(2).allSatisfy(BundleProofsIT::isAboutThreeHours);
  }

  @Test
  void aBundleThatIsReplacedBeforeItsProofSaysNothing() {
    revise(Set.of(next), Set.of());
    acknowledge(2, "a");
    revise(Set.of(), Set.of(next));
    acknowledge(3, "a", "b");
    assertThat(proofs()).hasSize(1);
  }

  @Test
  void whatIsLongAgoDoesNotCount() {
    revise(Set.of(next), Set.of());
    acknowledge(2, "a", "b");
    assertThat(proofs(Instant.now().plus(Duration.ofDays(401)))).isEmpty();
  }

  private void revise(Set<String> add, Set<String> remove) {
    service
        .bean(Commands.class)
        .send(new ReviseTrust(backend, add, remove, "rotation", Instant.now()));
  }

  private void acknowledge(int version, String... instances) {
    for (String instance : instances) {
      service
          .bean(Commands.class)
          .send(
              new AcknowledgeTrust(
                  new Acknowledgement(backend, instance, version, Evidence.LOADED, null),
                  Instant.now().plus(TAKEN)));
    }
  }

  private static void isAboutThreeHours(Duration taken) {
    assertThat(taken).isBetween(TAKEN.minusMinutes(5), TAKEN.plusMinutes(5));
  }

  private List<Duration> proofs() {
    return proofs(Instant.now().plus(TAKEN));
  }

  private List<Duration> proofs(Instant now) {
    return service.bean(BundleProofs.class).paces(now).stream()
        .filter(pace -> pace.backendId().equals(backend))
        .flatMap(pace -> pace.proofs().stream())
        .toList();
  }
}
