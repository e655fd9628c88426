package dev.interlock.receipt;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageRef;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.receipt.Receipt.BackendEvidence;
import dev.interlock.receipt.Receipt.CitedEvent;
import dev.interlock.receipt.Receipt.RotatedCertificate;
import dev.interlock.receipt.Receipt.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a log, in its order, into the receipt of one rotation. The same log gives the same receipt,
 * however much was recorded after the end of the rotation.
 */
public final class ReceiptFold {
  private final String rotationId;
  private final Map<String, Logged> introduced = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> keysDestroyed = new HashSet<>();
  private final Map<String, BackendFold> backends = new TreeMap<>();

  private final GatewaysFold gateways = new GatewaysFold();

  /** Those that served a stage at some time in the course of the rotation. */
  private final Set<String> members = new HashSet<>();

  private final TreeMap<Long, Step> steps = new TreeMap<>();
  private final TreeMap<Long, CitedEvent> cited = new TreeMap<>();
  private @Nullable RotationRequested request;
  private RotationPhase phase = RotationPhase.PLANNED;
  private long position;

  /** A fold that has seen nothing. */
  public ReceiptFold(String rotationId) {
    this.rotationId = rotationId;
  }

  /**
   * Takes in the next event: at least each of the rotation, its certificates, its stages, the
   * backends that have served these, and the gateways. Others change nothing, nor does what was
   * seen before, nor what comes after the end.
   *
   * @throws dev.interlock.messaging.UnreadableMessage when this build cannot read it
   */
  public void on(Envelope envelope) {
    Long next = envelope.position();
    if (next == null || next <= position || complete()) {
      return;
    }
    position = next;
    on(new Logged(next, envelope, Envelopes.event(envelope)));
  }

  /** Whether nothing that follows is part of the receipt. */
  public boolean complete() {
    return request != null && phase.terminal() && keysDestroyed.containsAll(toDestroy(request));
  }

  /** What the rotation leaves behind: the certificate that it retires, or takes back. */
  private Set<String> toDestroy(RotationRequested rotation) {
    String successor = rotation.newCertificateId();
    if (phase == RotationPhase.ROLLED_BACK) {
      // One that existed before is kept, and one that a stage could not return from.
      return deleted.contains(successor) ? Set.of(successor) : Set.of();
    }
    return Set.of(rotation.retires());
  }

  /**
   * The receipt.
   *
   * @throws IncompleteRotation when the log does not have the rotation to its end
   */
  public Receipt receipt() throws IncompleteRotation {
    if (request == null) {
      throw new IncompleteRotation("The log has no rotation %s".formatted(rotationId));
    }
    if (!phase.terminal()) {
      throw new IncompleteRotation(
          "Rotation %s is in phase %s; its receipt is issued when it has ended"
              .formatted(rotationId, phase));
    }
    if (!complete()) {
      throw new IncompleteRotation(
          "Rotation %s is %s, but the private key of certificate %s is not destroyed yet; its receipt"
                  .formatted(rotationId, phase, String.join(", ", toDestroy(request)))
              + " is issued then");
    }
    RotatedCertificate old = certificate(request.oldCertificateId());
    RotatedCertificate successor = certificate(request.newCertificateId());
    return new Receipt(
        Receipt.FORMAT,
        rotationId,
        phase,
        old,
        successor,
        List.copyOf(steps.values()),
        cited.values().stream().filter(event -> !steps.containsKey(event.position())).toList());
  }

  private RotatedCertificate certificate(String id) {
    Logged logged = introduced.get(id);
    return logged == null || !(logged.event() instanceof CertificateIntroduced event)
        ? new RotatedCertificate(id, null, null)
        : new RotatedCertificate(id, cite(logged), event.certificate().fingerprint());
  }

  private void on(Logged logged) {
    switch (logged.event()) {
      case RotationEvent event -> onRotation(logged, event);
      case CertificateEvent event -> onCertificate(logged, event);
      case StageEvent event -> onStage(logged, event);
      case BackendEvent event -> onBackend(logged, event);
      case GatewayEvent event -> onGateway(logged, event);
      case RestApiEvent event -> {}
      case RenewalEvent event -> {}
      case AccessKeyEvent event -> {}
    }
  }

  private void onRotation(Logged logged, RotationEvent event) {
    if (!event.rotationId().equals(rotationId)) {
      return;
    }
    if (event instanceof RotationRequested requested) {
      request = requested;
      backends.forEach(this::noteIfMember);
    }
    if (request != null && event instanceof RotationPhaseEntered entered) {
      phase = entered.phase();
      steps.put(
          logged.position(),
          new Step(
              logged.cited(),
              evidence(request, request.stages()),
              restsOnGateways(phase) ? gateways.evidence(request.stages(), this::cite) : null));
    } else {
      addStep(logged, null);
    }
  }

  private void onCertificate(Logged logged, CertificateEvent event) {
    if (event instanceof CertificateIntroduced) {
      introduced.put(event.certificateId(), logged);
    }
    if (event instanceof CertificateDeleted) {
      deleted.add(event.certificateId());
    }
    if (event instanceof PrivateKeyDestroyed) {
      keysDestroyed.add(event.certificateId());
    }
    boolean telling =
        event instanceof CertificateIntroduced
            || event instanceof CertificateDeleted
            || event instanceof PrivateKeyDestroyed;
    if (telling
        && request != null
        && (event.certificateId().equals(request.oldCertificateId())
            || event.certificateId().equals(request.newCertificateId()))) {
      addStep(logged, null);
    }
  }

  private static boolean restsOnGateways(RotationPhase phase) {
    return switch (phase) {
      case DRAINING, UNTRUSTING, ROLLED_BACK -> true;
      case PLANNED,
          PREPARED,
          DISTRIBUTING,
          ACTIVATING,
          RETIRED,
          ROLLING_BACK,
          WITHDRAWING,
          REHEARSED ->
          false;
    };
  }

  private void onGateway(Logged logged, GatewayEvent event) {
    boolean telling = gateways.on(logged, event);
    if (telling && request != null && !phase.terminal()) {
      addStep(logged, null);
    }
  }

  private void onStage(Logged logged, StageEvent event) {
    if (event instanceof PresentationReported reported) {
      gateways.on(logged, reported);
    }
    if (request == null || !request.stages().contains(event.stage())) {
      return;
    }
    if (event instanceof CertificateAssignedToStage) {
      addStep(logged, evidence(request, List.of(event.stage())));
    } else if (event instanceof CertificateRemovedFromStage || event instanceof StageDeleted) {
      addStep(logged, null);
    }
  }

  private void onBackend(Logged logged, BackendEvent event) {
    if (event instanceof BackendRegistered registered) {
      backends.put(event.backendId(), new BackendFold(logged, registered));
      return;
    }
    BackendFold backend = backends.get(event.backendId());
    if (backend == null) {
      return;
    }
    boolean telling = backend.on(logged, event);
    noteIfMember(event.backendId(), backend);
    if (telling && members.contains(event.backendId())) {
      addStep(logged, null);
    }
  }

  private void noteIfMember(String backendId, BackendFold backend) {
    if (request != null && backend.serves(request.stages())) {
      members.add(backendId);
    }
  }

  private void addStep(Logged logged, @Nullable List<BackendEvidence> evidence) {
    steps.put(logged.position(), new Step(logged.cited(), evidence, null));
  }

  private List<BackendEvidence> evidence(RotationRequested rotation, List<StageRef> stages) {
    return backends.values().stream()
        .filter(backend -> backend.serves(stages))
        .map(backend -> backend.evidence(rotation, this::cite))
        .toList();
  }

  private long cite(Logged logged) {
    cited.computeIfAbsent(logged.position(), position -> logged.cited());
    return logged.position();
  }
}
