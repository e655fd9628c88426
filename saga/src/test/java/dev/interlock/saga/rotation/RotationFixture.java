package dev.interlock.saga.rotation;

import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Command;
import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Instance;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rotation of {@code old} to {@code new} on the stages {@code api/canary} and {@code api/prod},
 * which the backend {@code orders} serves with the instances a and b. Each event takes a second.
 */
final class RotationFixture {
  static final StageRef CANARY = new StageRef("api", "canary");
  static final StageRef PROD = new StageRef("api", "prod");
  static final StageRef ELSEWHERE = new StageRef("other", "prod");
  static final String PERSON = "AKIA1";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration DRAIN = Duration.ofMinutes(5);
  static final Duration DEADLINE = Duration.ofMinutes(10);
  static final Duration PAUSE = Duration.ofMinutes(2);
  static final Duration PROBE_INTERVAL = Duration.ofSeconds(15);

  Instant now = START;
  Facts facts = Facts.NONE;
  RotationState state;
  Decision decision;

  private static RotationFixture rotation(Evidence required, @Nullable RotationPace pace) {
    return new RotationFixture(required, request(START, pace));
  }

  private RotationFixture(Evidence required, RotationRequested request) {
    learn(registered("orders", required, "a", "b"));
    learn(new BackendBoundToStage("orders", CANARY, now));
    learn(new BackendBoundToStage("orders", PROD, now));
    learn(bundle("orders", 1, "old"));
    state = RotationState.of(request);
    decision = decide();
  }

  static RotationRequested request(Instant at, @Nullable RotationPace pace) {
    return new RotationRequested(
        "rot",
        "old",
        "new",
        List.of(CANARY, PROD),
        List.of("orders"),
        DRAIN,
        DEADLINE,
        pace,
        null,
        null,
        at);
  }

  private static RotationRequested request(
      RotationKind kind, @Nullable Instant oldNotAfter, @Nullable Boolean successorExisted) {
    return new RotationRequested(
        "rot",
        "old",
        oldNotAfter,
        "new",
        successorExisted,
        kind,
        List.of(CANARY, PROD),
        List.of("orders"),
        DRAIN,
        DEADLINE,
        null,
        "the key leaked",
        PERSON,
        START);
  }

  static RotationFixture plannedRotation() {
    return rotation(Evidence.DISCRIMINATING, null);
  }

  /** To a certificate that existed before, of which nothing has been heard yet. */
  static RotationFixture preparedRotationToAnExistingSuccessor() {
    return prepared(true, RotationKind.ROUTINE);
  }

  private static RotationFixture prepared(@Nullable Boolean successorExisted, RotationKind kind) {
    return new RotationFixture(Evidence.DISCRIMINATING, request(kind, null, successorExisted))
        .proved(Set.of("old"))
        .enters(RotationPhase.PREPARED);
  }

  static RotationFixture distributingRehearsal() {
    return prepared(null, RotationKind.REHEARSAL).generated().enters(RotationPhase.DISTRIBUTING);
  }

  static RotationFixture withdrawingRehearsal() {
    return distributingRehearsal()
        .told(2, "old", "new")
        .proved(Set.of("old", "new"))
        .enters(RotationPhase.WITHDRAWING);
  }

  static RotationFixture rehearsedRehearsal() {
    return withdrawingRehearsal()
        .told(3, "old")
        .proved(Set.of("old"))
        .enters(RotationPhase.REHEARSED);
  }

  /** Of a certificate that expires at that moment, after which its backend refuses it. */
  static RotationFixture plannedRotationOfWhatExpires(Instant oldNotAfter) {
    return new RotationFixture(
        Evidence.DISCRIMINATING, request(RotationKind.ROUTINE, oldNotAfter, null));
  }

  /** Nothing is proved of the old certificate, nor asked. */
  static RotationFixture plannedEmergency() {
    return new RotationFixture(
        Evidence.DISCRIMINATING, request(RotationKind.EMERGENCY, null, null));
  }

  static RotationFixture plannedRotationWhereLoadedSuffices() {
    return rotation(Evidence.LOADED, null);
  }

  static RotationFixture preparedRotation() {
    return plannedRotation().proved(Set.of("old")).enters(RotationPhase.PREPARED);
  }

  /** The canary first, then a pause. */
  static RotationFixture activatingInWaves() {
    RotationPace pace = new RotationPace(List.of(1, 1), PAUSE, Map.of(), false);
    return rotation(Evidence.DISCRIMINATING, pace)
        .proved(Set.of("old"))
        .enters(RotationPhase.PREPARED)
        .generated()
        .enters(RotationPhase.DISTRIBUTING)
        .told(2, "old", "new")
        .proved(Set.of("old", "new"))
        .enters(RotationPhase.ACTIVATING);
  }

  static RotationFixture distributingRotation() {
    return preparedRotation().generated().enters(RotationPhase.DISTRIBUTING);
  }

  static RotationFixture activatingRotation() {
    return distributingRotation()
        .told(2, "old", "new")
        .proved(Set.of("old", "new"))
        .enters(RotationPhase.ACTIVATING);
  }

  static RotationFixture drainingRotation() {
    return activatingRotation()
        .switched(CANARY, "old", "new")
        .switched(PROD, "old", "new")
        .proved(Set.of("old", "new"))
        .enters(RotationPhase.DRAINING);
  }

  static RotationFixture drainingRotationOfComputedDrain() {
    RotationPace pace = new RotationPace(List.of(2), Duration.ZERO, Map.of(), true);
    return rotation(Evidence.DISCRIMINATING, pace)
        .generated()
        .told(2, "old", "new")
        .switched(CANARY, "old", "new")
        .switched(PROD, "old", "new")
        .enters(RotationPhase.DRAINING);
  }

  static RotationFixture untrustingRotation() {
    return drainingRotation().after(DRAIN).enters(RotationPhase.UNTRUSTING);
  }

  static RotationFixture retiredRotation() {
    return untrustingRotation().told(3, "new").proved(Set.of("new")).enters(RotationPhase.RETIRED);
  }

  static RotationFixture rollingBackRotation() {
    return drainingRotation().abortRequested().enters(RotationPhase.ROLLING_BACK);
  }

  static RotationFixture rolledBackRotation() {
    return plannedRotation()
        .abortRequested()
        .enters(RotationPhase.ROLLING_BACK)
        .enters(RotationPhase.ROLLED_BACK);
  }

  static RotationFixture activatingRotationWhereObservationIsRequired() {
    return rotation(Evidence.OBSERVED, null)
        .proved(Set.of("old"))
        .enters(RotationPhase.PREPARED)
        .generated()
        .enters(RotationPhase.DISTRIBUTING)
        .told(2, "old", "new")
        .proved(Set.of("old", "new"))
        .enters(RotationPhase.ACTIVATING);
  }

  RotationFixture observed(String instance, String certificateId) {
    Instant at = tick();
    return given(new CertificateObserved("orders", instance, certificateId, "f", at, null, at));
  }

  RotationFixture enters(RotationPhase phase) {
    return given(new RotationPhaseEntered("rot", phase, List.of(), tick()));
  }

  RotationFixture held() {
    return given(new RotationHeld("rot", "somebody asked", List.of(), null, tick()));
  }

  RotationFixture resumed() {
    return given(new RotationResumed("rot", null, tick()));
  }

  RotationFixture abortRequested() {
    return given(new RotationAbortRequested("rot", null, null, tick()));
  }

  RotationFixture rollbackRequested() {
    return given(new RotationRollbackRequested("rot", null, PERSON, tick()));
  }

  RotationFixture excluded(String backendId) {
    return given(new RotationBackendExcluded("rot", backendId, "burnt down", PERSON, tick()));
  }

  RotationFixture retried() {
    return given(new RotationRetryRequested("rot", PERSON, tick()));
  }

  RotationFixture expedited() {
    return given(new RotationExpedited("rot", "no time", PERSON, tick()));
  }

  RotationFixture escalated() {
    return given(new RotationEscalated("rot", "the key leaked", PERSON, tick()));
  }

  RotationFixture generated() {
    return given(generatedEvent(tick()));
  }

  static CertificateGenerated generatedEvent(Instant at) {
    CertificateFacts certificate = new CertificateFacts("pem", "f", "s", "1", "CN=a", at, at);
    return new CertificateGenerated("new", null, Map.of(), certificate, "key", at);
  }

  RotationFixture deleted(String certificateId) {
    return given(new CertificateDeleted(certificateId, tick()));
  }

  RotationFixture destroyed(String certificateId) {
    return given(new PrivateKeyDestroyed(certificateId, "key", tick()));
  }

  RotationFixture told(int version, String... certificates) {
    return given(bundle("orders", version, certificates));
  }

  RotationFixture told(String backendId, int version, String... certificates) {
    return given(bundle(backendId, version, certificates));
  }

  RotationFixture acknowledged(String instance, int version) {
    return given(new TrustAcknowledged("orders", instance, version, Evidence.LOADED, null, tick()));
  }

  RotationFixture proved(Set<String> accepted) {
    return proved("a", accepted).proved("b", accepted);
  }

  RotationFixture proved(String instance, Set<String> accepted) {
    return given(probe(instance, bundleVersion(), accepted, tick()));
  }

  private int bundleVersion() {
    return Objects.requireNonNull(facts.backends().get("orders")).trust().version();
  }

  static ProbeRecorded probe(String instance, int version, Set<String> accepted, Instant at) {
    Map<String, Finding> findings = new TreeMap<>();
    for (String id : List.of("old", "new")) {
      findings.put(id, new Finding(accepted.contains(id) ? Verdict.ACCEPTED : Verdict.REFUSED, ""));
    }
    Finding refused = new Finding(Verdict.REFUSED, "");
    return new ProbeRecorded("orders", instance, version, findings, refused, refused, at);
  }

  RotationFixture unreachable(String instance) {
    Finding nothing = new Finding(Verdict.INCONCLUSIVE, "connection refused");
    return given(
        new ProbeRecorded(
            "orders",
            instance,
            bundleVersion(),
            Map.of("old", nothing, "new", nothing),
            nothing,
            nothing,
            tick()));
  }

  RotationFixture switched(StageRef stage, String from, String to) {
    return given(new CertificateAssignedToStage(stage, from, to, "rot", tick()));
  }

  RotationFixture switchedBySomebody(StageRef stage, @Nullable String from, String to) {
    return given(new CertificateAssignedToStage(stage, from, to, null, tick()));
  }

  RotationFixture takenFrom(StageRef stage, String certificateId) {
    return given(new CertificateRemovedFromStage(stage, certificateId, tick()));
  }

  RotationFixture deleted(StageRef stage) {
    return given(new StageDeleted(stage, tick()));
  }

  RotationFixture registeredAndBound(String backendId) {
    return given(registered(backendId, Evidence.DISCRIMINATING, "a"))
        .given(new BackendBoundToStage(backendId, PROD, tick()));
  }

  RotationFixture registeredAndBound(String backendId, Duration keepAlive) {
    return given(
            new BackendRegistered(
                backendId,
                null,
                List.of(new Instance("a", "127.0.0.1:8443")),
                null,
                "/",
                null,
                Evidence.DISCRIMINATING,
                new SessionLifetimes(keepAlive, null, null),
                now))
        .given(new BackendBoundToStage(backendId, PROD, tick()));
  }

  RotationFixture unbound(StageRef stage) {
    return given(new BackendUnboundFromStage("orders", stage, tick()));
  }

  RotationFixture joined(String gateway) {
    return given(new GatewayJoined(gateway, "run", tick()));
  }

  RotationFixture left(String gateway) {
    return given(new GatewayLeft(gateway, PERSON, "burnt down", tick()));
  }

  /** The gateway presents what both stages do, and nothing else any more. */
  RotationFixture follows(String gateway) {
    return said(gateway, CANARY, 0).said(gateway, PROD, 0);
  }

  /** So many connections of before are left. */
  RotationFixture said(String gateway, StageRef stage, int old) {
    StageFact fact = Objects.requireNonNull(facts.stages().get(stage.id()));
    List<OldConnections> left =
        old == 0 ? List.of() : List.of(new OldConnections(fact.before(), null, old));
    Presentation presentation = new Presentation(fact.since(), fact.presents(), null, left);
    return given(new PresentationReported(stage, gateway, presentation, tick()));
  }

  RotationFixture refused(String commandId, String why) {
    state = state.on(new CommandResult(commandId, "rot", "command", why));
    decision = decide();
    return this;
  }

  /** The service starts. */
  RotationFixture started() {
    decision = new Interlocking(PROBE_INTERVAL).decideAnew(state, facts, now);
    state = decision.state();
    return this;
  }

  RotationFixture after(Duration time) {
    now = now.plus(time);
    decision = decide();
    return this;
  }

  /** The reminder was sent when half of it had passed. */
  RotationFixture afterDeadline() {
    return after(DEADLINE.dividedBy(2)).after(DEADLINE.dividedBy(2));
  }

  RotationFixture given(Event event) {
    learn(event);
    state = state.on(event);
    decision = decide();
    return this;
  }

  private void learn(Event event) {
    facts = facts.on(event);
  }

  private Decision decide() {
    Decision made = new Interlocking(PROBE_INTERVAL).decide(state, facts, now);
    state = made.state();
    return made;
  }

  /** The ids of the commands that were decided last. */
  List<String> sent() {
    return decision.commands().stream().map(IdentifiedCommand::id).toList();
  }

  Command command() {
    return decision.commands().getFirst().command();
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  private BackendRegistered registered(String id, Evidence required, String... instances) {
    List<Instance> all =
        Stream.of(instances).map(name -> new Instance(name, "127.0.0.1:8443")).toList();
    return new BackendRegistered(id, null, all, null, "/", null, required, now);
  }

  private TrustBundleRevised bundle(String backendId, int version, String... certificates) {
    List<TrustedCertificate> trusted =
        Stream.of(certificates).map(id -> new TrustedCertificate(id, "f", "pem")).toList();
    return new TrustBundleRevised(backendId, version, trusted, "rot", now);
  }
}
