package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the saga asks of the write side; sent on {@link Topics#COMMANDS}. */
public sealed interface Command {

  /** The aggregate that it targets, and the key of its record. */
  String aggregateId();

  /** The rotation in whose course it is sent. */
  String rotationId();

  /** When the saga decided it. */
  Instant at();

  /** Enter the next phase on the evidence named, one sentence each. */
  @WireName("enter-rotation-phase")
  record EnterRotationPhase(
      String rotationId, RotationPhase phase, List<String> because, Instant at) implements Command {
    @Override
    public String aggregateId() {
      return rotationId;
    }
  }

  /**
   * Stop where the rotation stands, naming the backends that it waits for.
   *
   * @param earlierHolds how many holds were known to whoever decides this; it is void when there
   *     has been another one and a resume since. Null where that was not told
   */
  @WireName("hold-rotation")
  record HoldRotation(
      String rotationId,
      String reason,
      List<String> backends,
      @Nullable Integer earlierHolds,
      Instant at)
      implements Command {
    @Override
    public String aggregateId() {
      return rotationId;
    }
  }

  /** Say that half of the time of a phase has passed, naming the backends that it waits for. */
  @WireName("remind-rotation")
  record RemindRotation(
      String rotationId, RotationPhase phase, String reason, List<String> backends, Instant at)
      implements Command {
    @Override
    public String aggregateId() {
      return rotationId;
    }
  }

  /** Make the successor, with the settings of the certificate that it succeeds. */
  @WireName("generate-successor")
  record GenerateSuccessor(
      String certificateId, String predecessorId, String rotationId, Instant at)
      implements Command {
    @Override
    public String aggregateId() {
      return certificateId;
    }
  }

  /** Delete a certificate and destroy its key. */
  @WireName("retire-certificate")
  record RetireCertificate(String certificateId, String rotationId, Instant at) implements Command {
    @Override
    public String aggregateId() {
      return certificateId;
    }
  }

  /** Add certificates to what a backend should trust, or take some away. */
  @WireName("revise-trust")
  record ReviseTrust(
      String backendId, Set<String> add, Set<String> remove, String rotationId, Instant at)
      implements Command {
    @Override
    public String aggregateId() {
      return backendId;
    }
  }

  /** Probe every instance of a backend, and record what was found. */
  @WireName("probe-backend")
  record ProbeBackend(String backendId, String rotationId, Instant at) implements Command {
    @Override
    public String aggregateId() {
      return backendId;
    }
  }

  /** Let a stage present {@code to}, provided that it presents {@code from} now. */
  @WireName("switch-stage")
  record SwitchStage(StageRef stage, String from, String to, String rotationId, Instant at)
      implements Command {
    @Override
    public String aggregateId() {
      return stage.id();
    }
  }
}
