package dev.interlock.contract.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvariantTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final StageRef PROD = new StageRef("api", "prod");

  private final Invariant invariant = new Invariant();

  @Test
  void aRotationThatWaitsForProofKeepsThePromise() {
    kept(registered(), assigned("old"), bound(), told(1, "old"), acknowledged(1), requested());
    kept(told(2, "old", "new"), acknowledged(2), assigned("new"));
    kept(told(3, "new"), acknowledged(3), entered(RotationPhase.RETIRED));
    kept(new CertificateDeleted("old", AT), new PrivateKeyDestroyed("old", "key", AT));
  }

  @Test
  void aSwitchWithoutProofBreaksIt() {
    kept(registered(), bound(), told(1, "old"));
    broken(assigned("old"), "stage api/prod switched to old");
  }

  @Test
  void aSwitchToWhatTheBackendIsToldToDropBreaksIt() {
    kept(registered(), bound(), told(1, "old"), acknowledged(1), told(2));
    broken(assigned("old"), "stage api/prod switched to old");
  }

  @Test
  void aBackendThatWasExcludedByNameIsNotHeldToItByThatRotation() {
    kept(registered(), assigned("old"), bound(), told(1, "old"), requested());
    kept(new RotationBackendExcluded("r1", "orders", "it burnt down", "AKIA1", AT));
    kept(new CertificateAssignedToStage(PROD, "old", "new", "r1", AT));
    kept(told(2, "new", "old"), entered(RotationPhase.RETIRED));
    broken(new CertificateAssignedToStage(PROD, "new", "old", "r2", AT), "which backend orders");
    broken(assigned("old"), "which backend orders");
  }

  @Test
  void aSwitchToWhatHasExpiredBreaksItWhereABackendServesTheStage() {
    CertificateFacts facts = new CertificateFacts("pem", "f", "s", "1", "CN=a", AT, AT);
    kept(new CertificateGenerated("old", null, Map.of(), facts, "key", AT));
    Instant later = AT.plusSeconds(1);
    kept(new CertificateAssignedToStage(PROD, null, "old", null, later));
    kept(registered(), bound(), told(1, "old"), acknowledged(1), assigned("old"));
    broken(
        new CertificateAssignedToStage(PROD, null, "old", null, later),
        "stage api/prod switched to old, which expired on " + AT);
  }

  @Test
  void distrustOfWhatAStagePresentsBreaksIt() {
    kept(registered(), assigned("old"), bound(), told(1, "old"));
    broken(told(2, "new"), "orders is told to distrust old");
  }

  @Test
  void retiringWhatABackendMayStillAcceptBreaksIt() {
    kept(registered(), bound(), told(1, "old", "new"), acknowledged(1), requested());
    broken(entered(RotationPhase.RETIRED), "retired old, which backend orders");
  }

  @Test
  void destroyingAKeyInUseBreaksIt() {
    kept(assigned("old"));
    broken(new PrivateKeyDestroyed("old", "key", AT), "old was deleted while stage api/prod");
  }

  @Test
  void destroyingAKeyThatARotationMayReturnToBreaksIt() {
    kept(assigned("old"), requested(), new CertificateRemovedFromStage(PROD, "old", AT));
    broken(new CertificateDeleted("old", AT), "old was deleted while rotation r1");
  }

  @Test
  void aSwitchInARehearsalBreaksItWhoeverAsksForIt() {
    kept(registered(), assigned("old"), bound(), told(1, "old"), acknowledged(1), rehearsal());
    kept(told(2, "old", "new"), acknowledged(2));
    broken(assigned("new"), "switched to new in rehearsal r1");
    broken(
        new CertificateAssignedToStage(PROD, "new", "old", "r1", AT),
        "switched to old in rehearsal r1");
  }

  @Test
  void aRehearsalThatTakesMoreFromABundleThanItsThrowAwayCertificateBreaksIt() {
    kept(registered(), told(1, "old", "other"), rehearsal());
    kept(rehearsed(2, "old", "other", "new"), rehearsed(3, "old", "other"));
    broken(rehearsed(4, "old"), "rehearsal r1 took [other] from the bundle of backend orders");
  }

  private void kept(Event... events) {
    assertThat(Stream.of(events).flatMap(event -> invariant.on(event).stream())).isEmpty();
  }

  private void broken(Event event, String how) {
    assertThat(invariant.on(event)).singleElement().asString().contains(how);
  }

  private static BackendRegistered registered() {
    List<Instance> instances = List.of(new Instance("a", "127.0.0.1:8443"));
    return new BackendRegistered("orders", null, instances, null, "/", null, Evidence.LOADED, AT);
  }

  private static BackendBoundToStage bound() {
    return new BackendBoundToStage("orders", PROD, AT);
  }

  private static TrustBundleRevised told(int version, String... certificates) {
    return revised(null, version, certificates);
  }

  private static TrustBundleRevised rehearsed(int version, String... certificates) {
    return revised("r1", version, certificates);
  }

  private static TrustBundleRevised revised(
      @Nullable String rotationId, int version, String... certificates) {
    List<TrustedCertificate> trusted =
        Stream.of(certificates).map(id -> new TrustedCertificate(id, "f-" + id, "pem")).toList();
    return new TrustBundleRevised("orders", version, trusted, rotationId, AT);
  }

  private static TrustAcknowledged acknowledged(int version) {
    return new TrustAcknowledged("orders", "a", version, Evidence.LOADED, null, AT);
  }

  private static CertificateAssignedToStage assigned(String certificate) {
    return new CertificateAssignedToStage(PROD, null, certificate, null, AT);
  }

  private static RotationRequested requested() {
    return requested(RotationKind.ROUTINE);
  }

  private static RotationRequested rehearsal() {
    return requested(RotationKind.REHEARSAL);
  }

  private static RotationRequested requested(RotationKind kind) {
    return new RotationRequested(
        "r1",
        "old",
        null,
        "new",
        null,
        kind,
        List.of(PROD),
        List.of("orders"),
        Duration.ofMinutes(5),
        Duration.ofDays(1),
        null,
        null,
        null,
        AT);
  }

  private static RotationPhaseEntered entered(RotationPhase phase) {
    return new RotationPhaseEntered("r1", phase, List.of(), AT);
  }
}
