package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.START;

import dev.interlock.contract.AccessKeyEvent.AccessKeyDeleted;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.TrustedCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One event of each kind that can meet a rotation, an hour after the fixture's. */
final class SampleEvents {
  private static final Instant AT = START.plus(Duration.ofHours(1));

  private SampleEvents() {}

  static Stream<Event> all() {
    return Stream.of(
        RotationFixture.request(AT, null),
        new RotationPhaseEntered("rot", RotationPhase.ROLLING_BACK, List.of(), AT),
        new RotationHeld("rot", "why", List.of(), null, AT),
        new RotationReminded("rot", RotationPhase.DISTRIBUTING, "why", List.of(), AT),
        new RotationResumed("rot", null, AT),
        new RotationAbortRequested("rot", null, null, AT),
        new RotationRollbackRequested("rot", null, "AKIA1", AT),
        new RotationBackendExcluded("rot", "orders", "why", "AKIA1", AT),
        new RotationRetryRequested("rot", "AKIA1", AT),
        new RotationExpedited("rot", "why", "AKIA1", AT),
        new RotationEscalated("rot", "why", "AKIA1", AT),
        new BackendBoundToStage("orders", RotationFixture.ELSEWHERE, AT),
        new BackendUnboundFromStage("orders", CANARY, AT),
        new TrustBundleRevised(
            "orders", 9, List.of(new TrustedCertificate("third", "f", "pem")), null, AT),
        new TrustAcknowledged("orders", "a", 1, Evidence.LOADED, null, AT),
        RotationFixture.probe("a", 9, Set.of(), AT),
        new StageCreated(CANARY, "d", null, Map.of(), Map.of(), Map.of(), AT),
        new StageUpdated(CANARY, "d", null, Map.of(), Map.of(), AT),
        new StageTagged(CANARY, Map.of("k", "v"), AT),
        new StageUntagged(CANARY, List.of("k"), AT),
        new CertificateAssignedToStage(CANARY, "old", "third", null, AT),
        new CertificateRemovedFromStage(CANARY, "old", AT),
        new StageDeleted(CANARY, AT),
        RotationFixture.generatedEvent(AT),
        new CertificateDescribed("old", null, AT),
        new CertificateTagged("old", Map.of("k", "v"), AT),
        new CertificateUntagged("old", List.of("k"), AT),
        new CertificateDeleted("new", AT),
        new PrivateKeyDestroyed("new", "key", AT),
        new RestApiDeleted("api", AT),
        new FreezeDeleted("christmas", "AKIA1", AT),
        new AccessKeyDeleted("AKIAQ2W3E4R5T6Y7UUII", AT));
  }
}
