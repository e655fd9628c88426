package dev.interlock.saga.rotation;

import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.CertificateImported;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.ProbeBackend;
import dev.interlock.contract.Command.RemindRotation;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.CommandResult;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The write side, simulated with the rules of the real one. Where it has no guard it believes the
 * saga.
 */
final class WriteSide {
  static final String ROTATION = "rot1";
  private static final String PERSON = "AKIAQ2W3E4R5T6Y7UUII";
  final Log log = new Log();
  final Map<StageRef, String> active = new TreeMap<>();
  final Set<String> certificates = new TreeSet<>(Set.of("old", "other"));
  final SimulatedFleet fleet = new SimulatedFleet(log, certificates, this::expired);

  final SimulatedDataPlane gateways = new SimulatedDataPlane(log);

  /** When the old certificate expires, or null for not in this story. */
  final @Nullable Instant oldNotAfter;

  final Deque<CommandResult> results = new ArrayDeque<>();
  final Set<Guard> guards;
  final Set<String> excluded = new TreeSet<>();
  RotationPhase phase = RotationPhase.PLANNED;
  boolean held;
  private int holds;
  boolean takenBack;
  private boolean emergency;

  /** Whether the successor stayed where it was presented, for no stage could return to the old. */
  boolean kept;

  private @Nullable RotationRequested rotation;
  private final Map<String, CommandResult> obeyed = new TreeMap<>();

  /**
   * @param lifetime how long the old certificate is valid from now on, or null for long enough
   */
  WriteSide(Set<Guard> guards, @Nullable Duration lifetime) {
    this.guards = guards;
    oldNotAfter = lifetime == null ? null : log.now().plus(lifetime);
    Instant end = oldNotAfter == null ? Instant.MAX : oldNotAfter;
    log.append(
        new CertificateGenerated(
            "old",
            null,
            Map.of(),
            new CertificateFacts("pem", "f", "s", "1", "CN=old", Instant.EPOCH, end),
            "key",
            log.now()));
  }

  boolean expired(String certificateId) {
    return oldNotAfter != null && certificateId.equals("old") && oldNotAfter.isBefore(log.now());
  }

  void obey(IdentifiedCommand command) {
    CommandResult known = obeyed.get(command.id());
    if (known == null) {
      log.story.add("> " + command.id());
      String refusal = refusalOf(command.command());
      if (refusal != null) {
        log.story.add("  refused: " + refusal);
      }
      known =
          new CommandResult(
              command.id(), ROTATION, command.command().getClass().getSimpleName(), refusal);
      obeyed.put(command.id(), known);
    }
    results.add(known);
  }

  private @Nullable String refusalOf(Command command) {
    return switch (command) {
      case EnterRotationPhase enter -> enter(enter);
      case HoldRotation hold ->
          Objects.equals(hold.earlierHolds(), holds) ? hold(hold.reason()) : null;
      case RemindRotation reminder -> remind(reminder);
      case GenerateSuccessor generate -> generate(generate);
      case RetireCertificate retire -> retire(retire.certificateId());
      case ReviseTrust revise -> revise(revise);
      case ProbeBackend probe -> {
        fleet.probe(probe.backendId());
        yield null;
      }
      case SwitchStage change -> switchStage(change);
    };
  }

  private @Nullable String enter(EnterRotationPhase command) {
    boolean back = command.phase() == RotationPhase.ROLLING_BACK;
    if (!leads(command.phase())) {
      return "the rotation is " + phase;
    }
    if (takenBack && phase.reversible() && !back) {
      return "the rotation is being taken back";
    }
    if (back && !takenBack) {
      return "no abort was requested";
    }
    if (held && !back) {
      return "the rotation is held";
    }
    String unwanted = unwantedIn(command.phase());
    if (guards.contains(Guard.STAGES_TO_ENTER) && active.containsValue(unwanted)) {
      return "a stage presents " + unwanted;
    }
    if (guards.contains(Guard.STAGES_TO_ENTER)
        && command.phase() == RotationPhase.ROLLED_BACK
        && !rotation().keepsSuccessor()
        && !active.containsValue("new")
        && certificates.contains("new")) {
      return "no stage presents new, and it is not deleted yet";
    }
    if (guards.contains(Guard.PROOF_TO_RETIRE)
        && command.phase() == RotationPhase.RETIRED
        && awaited(rotation().stages()).anyMatch(trust -> !trust.refuses("old"))) {
      return "a backend is not known to refuse old";
    }
    if (guards.contains(Guard.PROOF_TO_RETIRE)
        && command.phase() == RotationPhase.REHEARSED
        && awaited(rotation().stages())
            .anyMatch(trust -> !trust.refuses("new") || !trust.accepts("old"))) {
      return "a backend is not known to refuse new and accept old";
    }
    if (guards.contains(Guard.GATEWAYS_TO_UNTRUST)
        && command.phase() == RotationPhase.UNTRUSTING
        && stagesTrusting("old").anyMatch(stage -> gateways.late(stage) || said(stage, "old"))) {
      return "a gateway may present old";
    }
    phase = command.phase();
    kept = phase == RotationPhase.ROLLED_BACK && active.containsValue("new");
    held = held && !back;
    log.append(new RotationPhaseEntered(ROTATION, phase, command.because(), log.tick()));
    return null;
  }

  private @Nullable String unwantedIn(RotationPhase phase) {
    return switch (phase) {
      case UNTRUSTING, RETIRED -> "old";
      case ROLLED_BACK -> expired("old") ? null : "new";
      default -> null;
    };
  }

  private boolean leads(RotationPhase next) {
    return rotation().madeFor().leads(phase, next)
        || (switches() && RotationKind.ROUTINE.leads(phase, next));
  }

  private boolean switches() {
    return rotation().madeFor().switches() || !guards.contains(Guard.REHEARSAL_SWITCHES_NOTHING);
  }

  private @Nullable String switchStage(SwitchStage command) {
    boolean forth = phase == RotationPhase.ACTIVATING && !takenBack && command.to().equals("new");
    boolean back = phase == RotationPhase.ROLLING_BACK && command.to().equals("old");
    return held || !(forth || back) || !switches()
        ? "the rotation is held or in another phase"
        : assign(command.stage(), command.from(), command.to(), command.rotationId());
  }

  private Stream<BackendTrust> awaited(List<StageRef> stages) {
    return fleet.serving(stages).stream()
        .filter(
            trust ->
                guards.contains(Guard.EXCLUSION_BY_NAME)
                    ? !excluded.contains(trust.backendId())
                    : excluded.isEmpty());
  }

  @Nullable String hold(String reason) {
    if (!held && !phase.terminal()) {
      held = true;
      holds++;
      log.append(new RotationHeld(ROTATION, reason, List.of(), null, log.tick()));
    }
    return null;
  }

  private @Nullable String remind(RemindRotation command) {
    if (!held && phase == command.phase()) {
      log.append(
          new RotationReminded(ROTATION, phase, command.reason(), command.backends(), log.tick()));
    }
    return null;
  }

  void resume() {
    if (held) {
      held = false;
      log.append(new RotationResumed(ROTATION, PERSON, log.tick()));
    }
  }

  void abort() {
    if (!active.containsValue("new") && takesBack()) {
      log.append(new RotationAbortRequested(ROTATION, null, PERSON, log.tick()));
    }
  }

  void rollBack() {
    boolean possible =
        rotation().madeFor().switches() && !(expired("old") && active.containsValue("new"));
    if (possible && takesBack()) {
      log.append(new RotationRollbackRequested(ROTATION, null, PERSON, log.tick()));
    }
  }

  private boolean takesBack() {
    boolean possible = phase.reversible() && !takenBack;
    takenBack |= possible;
    return possible;
  }

  void exclude(String backendId) {
    if (!phase.terminal() && excluded.add(backendId)) {
      log.append(
          new RotationBackendExcluded(ROTATION, backendId, "it is gone", PERSON, log.tick()));
    }
  }

  void retry() {
    if (!phase.terminal() && !held) {
      log.append(new RotationRetryRequested(ROTATION, PERSON, log.tick()));
    }
  }

  void escalate() {
    if (phase.reversible() && !takenBack && !held && rotation().madeFor().switches()) {
      emergency = true;
      log.append(new RotationEscalated(ROTATION, "the key leaked", PERSON, log.tick()));
    }
  }

  void expedite() {
    if (phase.reversible() && !takenBack && rotation().madeFor().switches()) {
      log.append(new RotationExpedited(ROTATION, "there is no time", PERSON, log.tick()));
    }
  }

  private @Nullable String generate(GenerateSuccessor command) {
    if (!certificates.add(command.certificateId())) {
      return "it exists already";
    }
    log.append(
        new CertificateGenerated(
            command.certificateId(), null, Map.of(), facts(), "key", log.tick()));
    return null;
  }

  private @Nullable String retire(String certificateId) {
    if (phase == RotationPhase.ROLLING_BACK && rotation().keepsSuccessor()) {
      return "it existed before";
    }
    if (!certificates.contains(certificateId)) {
      return "it does not exist";
    }
    if (fleet.backends.values().stream()
        .anyMatch(trust -> trust.bundle().contains(certificateId))) {
      return "a bundle holds it";
    }
    if (active.containsValue(certificateId)) {
      return "it is in use";
    }
    certificates.remove(certificateId);
    log.append(new CertificateDeleted(certificateId, log.tick()));
    log.append(new PrivateKeyDestroyed(certificateId, "key", log.tick()));
    return null;
  }

  private @Nullable String revise(ReviseTrust command) {
    BackendTrust trust = fleet.trust(command.backendId());
    Set<String> bundle = new TreeSet<>(trust.bundle());
    bundle.addAll(command.add());
    bundle.removeAll(command.remove());
    if (bundle.equals(trust.bundle())) {
      return null;
    }
    if (!certificates.containsAll(command.add())) {
      return "a certificate does not exist";
    }
    if (guards.contains(Guard.STAGES_TO_REVISE)
        && trust.stages().stream()
            .map(active::get)
            .anyMatch(used -> used != null && !bundle.contains(used))) {
      return "a stage presents what the bundle would lack";
    }
    Set<String> dropped = new TreeSet<>(trust.bundle());
    dropped.removeAll(bundle);
    if (guards.contains(Guard.GATEWAYS_TO_REVISE)
        && !dropped.isEmpty()
        && trust.stages().stream()
            .anyMatch(
                stage ->
                    dropped.stream().anyMatch(id -> said(stage, id))
                        || (gateways.lastChange(stage).isAfter(rotation().at())
                            && gateways.late(stage)))) {
      return "a gateway may present what is dropped";
    }
    fleet.told(command.backendId(), bundle);
    trust.stages().forEach(stage -> dropped.forEach(id -> refused(trust, stage, id)));
    return null;
  }

  private Stream<StageRef> stagesTrusting(String certificateId) {
    return Stream.concat(
        rotation().stages().stream(),
        fleet.backends.values().stream()
            .filter(trust -> trust.bundle().contains(certificateId))
            .flatMap(trust -> trust.stages().stream()));
  }

  private boolean said(StageRef stage, String certificateId) {
    return gateways.saying(
        stage,
        last ->
            isCompromised(certificateId)
                ? certificateId.equals(last.certificateId())
                : last.uses(certificateId));
  }

  private boolean isCompromised(String certificateId) {
    return emergency && certificateId.equals("old");
  }

  /** What really happens, which no log needs to show. */
  private void refused(BackendTrust trust, StageRef stage, String dropped) {
    gateways
        .using(stage, dropped, !isCompromised(dropped))
        .forEach(
            gateway ->
                log.broken.add(
                    "backend %s refuses gateway %s, which presents %s at stage %s"
                        .formatted(trust.backendId(), gateway.name, dropped, stage)));
  }

  @Nullable String assign(StageRef stage, @Nullable String from, String to, @Nullable String by) {
    if (!active.containsKey(stage) || !active.get(stage).equals(from)) {
      return "stage %s does not present %s".formatted(stage, from);
    }
    if (to.equals(from)) {
      return null;
    }
    if (!certificates.contains(to)) {
      return "certificate %s does not exist".formatted(to);
    }
    if (by == null && rotation().rehearses() && to.equals("new")) {
      return "it is to be thrown away";
    }
    Instant at = log.tick();
    if ((by == null || guards.contains(Guard.VALIDITY_TO_SWITCH)) && expired(to)) {
      return "certificate %s has expired".formatted(to);
    }
    Stream<BackendTrust> asked =
        by == null ? fleet.serving(List.of(stage)).stream() : awaited(List.of(stage));
    if ((by == null || guards.contains(Guard.PROOF_TO_SWITCH))
        && asked.anyMatch(trust -> !trust.accepts(to))) {
      return "a backend is not known to accept " + to;
    }
    active.put(stage, to);
    log.append(new CertificateAssignedToStage(stage, from, to, by, at));
    gateways.changed(stage, to, at);
    return null;
  }

  void unassign(StageRef stage) {
    String removed = active.remove(stage);
    if (removed != null) {
      Instant at = log.tick();
      log.append(new CertificateRemovedFromStage(stage, removed, at));
      gateways.changed(stage, null, at);
    }
  }

  void delete(StageRef stage) {
    active.remove(stage);
    log.append(new StageDeleted(stage, log.tick()));
    gateways.deleted(stage);
  }

  void present(StageRef stage, String certificateId) {
    active.put(stage, certificateId);
    Instant at = log.tick();
    log.append(new CertificateAssignedToStage(stage, null, certificateId, null, at));
    gateways.changed(stage, certificateId, at);
  }

  /** A certificate that another authority signed is taken in. */
  void take(String certificateId) {
    certificates.add(certificateId);
    log.append(
        new CertificateImported(
            certificateId, null, Map.of(), facts(), List.of(facts()), "key", log.tick()));
  }

  private CertificateFacts facts() {
    return new CertificateFacts(
        "pem", "f", "s", "1", "CN=a", log.now(), log.now().plus(Duration.ofDays(365)));
  }

  void request(RotationKind kind, List<StageRef> stages, @Nullable RotationPace pace) {
    emergency = kind == RotationKind.EMERGENCY;
    List<String> bound = fleet.serving(stages).stream().map(BackendTrust::backendId).toList();
    rotation =
        new RotationRequested(
            ROTATION,
            "old",
            oldNotAfter,
            "new",
            certificates.contains("new") ? true : null,
            kind,
            stages,
            bound,
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            pace,
            null,
            null,
            log.tick());
    log.append(rotation);
  }

  RotationRequested rotation() {
    if (rotation == null) {
      throw new IllegalStateException("No rotation was requested");
    }
    return rotation;
  }
}
