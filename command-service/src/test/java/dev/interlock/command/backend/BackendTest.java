package dev.interlock.command.backend;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Doubt;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Instance;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustRefusal;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackendTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final StageRef PROD = new StageRef("api1234567", "prod");
  private static final StageRef DEV = new StageRef("api1234567", "dev");

  private final Set<String> presented = new TreeSet<>();
  private final Set<String> awaited = new TreeSet<>();
  private boolean guarded;
  private boolean claimStands = true;
  private Instant changed = Instant.EPOCH;
  private AggregateTestFixture<Backend> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            Backend.class, new Directory(), new Guard(), (ProbeClaims) order -> claimStands);
  }

  @Test
  void registersABackend() {
    fixture
        .givenNoPriorActivity()
        .when(new RegisterBackend(registered(), null))
        .expectEvents(registered());
  }

  @Test
  void refusesASecondBackendOfTheSameName() {
    fixture
        .given(registered())
        .when(new RegisterBackend(registered(), null))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void bindingMakesTheBackendTrustWhatTheStagePresents() {
    presented.add("old");
    fixture
        .given(registered())
        .when(new BindBackend("orders", PROD, AT))
        .expectEvents(new BackendBoundToStage("orders", PROD, AT), bundle(1, null, "old"));
  }

  @Test
  void bindingToAStageWithoutACertificateRevisesNothing() {
    fixture
        .given(registered())
        .when(new BindBackend("orders", PROD, AT))
        .expectEvents(new BackendBoundToStage("orders", PROD, AT));
  }

  @Test
  void bindingTwiceIsBindingOnce() {
    fixture
        .given(registered(), new BackendBoundToStage("orders", PROD, AT))
        .when(new BindBackend("orders", PROD, AT))
        .expectNoEvents();
  }

  @Test
  void unbindingTakesTheTrustAwayThatNoOtherStageNeeds() {
    fixture
        .given(
            registered(),
            new BackendBoundToStage("orders", PROD, AT),
            new BackendBoundToStage("orders", DEV, AT),
            bundle(1, null, "old", "other"))
        .when(new UnbindBackend("orders", DEV, AT))
        .expectEvents(new BackendUnboundFromStage("orders", DEV, AT), bundle(2, null));
  }

  @Test
  void aRevisionAddsBesideWhatIsTrusted() {
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(new ReviseTrust("orders", Set.of("new"), Set.of(), "r1", AT))
        .expectEvents(bundle(2, "r1", "old", "new"));
  }

  @Test
  void aRevisionThatChangesNothingIsNoEvent() {
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(new ReviseTrust("orders", Set.of("old"), Set.of("gone"), "r1", AT))
        .expectNoEvents();
  }

  @Test
  void refusesToDistrustWhatAStageStillPresents() {
    presented.add("old");
    fixture
        .given(
            registered(),
            new BackendBoundToStage("orders", PROD, AT),
            bundle(1, null, "old", "new"))
        .when(new ReviseTrust("orders", Set.of(), Set.of("old"), "r1", AT))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void refusesABundleThatWouldShutSomebodyOut() {
    guarded = true;
    presented.add("old");
    fixture
        .given(registered())
        .when(new BindBackend("orders", PROD, AT))
        .expectException(Refusal.class)
        .expectNoEvents();
    fixture
        .given(registered(), new BackendBoundToStage("orders", PROD, AT), bundle(1, null, "old"))
        .when(new ReviseTrust("orders", Set.of("new"), Set.of(), "r1", AT))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void unbindsWhateverTheGuardThinks() {
    guarded = true;
    fixture
        .given(registered(), new BackendBoundToStage("orders", PROD, AT), bundle(1, null, "old"))
        .when(new UnbindBackend("orders", PROD, AT))
        .expectEvents(new BackendUnboundFromStage("orders", PROD, AT), bundle(2, null));
  }

  @Test
  void refusesARevisionThatLeavesOutWhatAStagePresents() {
    presented.add("old");
    fixture
        .given(registered(), new BackendBoundToStage("orders", PROD, AT))
        .when(new ReviseTrust("orders", Set.of("new"), Set.of(), "r1", AT))
        .expectException(Refusal.class)
        .expectNoEvents();
    fixture
        .given(registered(), new BackendBoundToStage("orders", PROD, AT))
        .when(new ReviseTrust("orders", Set.of("new", "old"), Set.of(), "r1", AT))
        .expectEvents(bundle(1, "r1", "new", "old"));
  }

  @Test
  void refusesToDistrustWhatARotationMayReturnAStageTo() {
    presented.add("new");
    awaited.add("old");
    fixture
        .given(
            registered(),
            new BackendBoundToStage("orders", PROD, AT),
            bundle(1, null, "old", "new"))
        .when(new ReviseTrust("orders", Set.of(), Set.of("old"), "r1", AT))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void recordsAnAcknowledgementOnce() {
    TrustAcknowledged event = new TrustAcknowledged("orders", "a", 1, Evidence.LOADED, null, AT);
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(acknowledge("a", 1, Evidence.LOADED))
        .expectEvents(event);
    fixture
        .given(registered(), bundle(1, null, "old"), event)
        .when(acknowledge("a", 1, Evidence.LOADED))
        .expectNoEvents();
  }

  @Test
  void anAcknowledgementOfAnOlderVersionComesTooLate() {
    fixture
        .given(
            registered(),
            bundle(1, null, "old"),
            bundle(2, null, "old", "new"),
            new TrustAcknowledged("orders", "a", 2, Evidence.LOADED, null, AT))
        .when(acknowledge("a", 1, Evidence.LOADED))
        .expectNoEvents();
  }

  @Test
  void refusesAnAcknowledgementThatMakesNoSense() {
    for (AcknowledgeTrust senseless :
        List.of(
            acknowledge("nobody", 1, Evidence.LOADED),
            acknowledge("a", 2, Evidence.LOADED),
            acknowledge("a", 0, Evidence.LOADED),
            acknowledge("a", 1, Evidence.DISCRIMINATING))) {
      fixture
          .given(registered(), bundle(1, null, "old"))
          .when(senseless)
          .expectException(Refusal.class)
          .expectNoEvents();
    }
  }

  @Test
  void recordsWhatAProbeShowedAsLongAsItsClaimStands() {
    Order order = new Order("orders", "a", 1, AT.atOffset(ZoneOffset.UTC));
    Finding accepted = new Finding(Verdict.ACCEPTED, "200");
    Finding refused = new Finding(Verdict.REFUSED, "bad_certificate");
    ProbeRecorded probe =
        new ProbeRecorded("orders", "a", 1, Map.of("old", accepted), refused, refused, AT);
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(new RecordProbe(order, probe, DAY))
        .expectEvents(probe);
    claimStands = false;
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(new RecordProbe(order, probe, DAY))
        .expectNoEvents();
  }

  @Test
  void recordsWhatIsKnownOnlyNowAndThen() {
    List<Object> known = List.of(registered(), bundle(1, null, "old"), probe(AT, Verdict.ACCEPTED));
    fixture
        .given(known)
        .when(record(probe(AT.plus(DAY).minusMillis(1), Verdict.ACCEPTED)))
        .expectNoEvents();
    ProbeRecorded dayLater = probe(AT.plus(DAY), Verdict.ACCEPTED);
    fixture.given(known).when(record(dayLater)).expectEvents(dayLater);
  }

  @Test
  void recordsAtOnceWhatChangesWhatIsKnown() {
    List<Object> known =
        new ArrayList<>(List.of(registered(), bundle(1, null, "old"), probe(AT, Verdict.ACCEPTED)));
    ProbeRecorded otherVerdict = probe(AT.plusSeconds(1), Verdict.REFUSED);
    fixture.given(known).when(record(otherVerdict)).expectEvents(otherVerdict);
    Finding expired = new Finding(Verdict.REFUSED, "", Doubt.SERVER_NOT_VERIFIED);
    ProbeRecorded otherDoubt =
        new ProbeRecorded(
            "orders", "a", 1, Map.of("old", expired), expired, expired, AT.plusSeconds(1));
    fixture.given(known).when(record(otherDoubt)).expectEvents(otherDoubt);
    known.add(new TrustAcknowledged("orders", "a", 1, Evidence.LOADED, null, AT));
    ProbeRecorded ofAnotherBundle = probe(AT.plusSeconds(1), Verdict.ACCEPTED);
    fixture.given(known).when(record(ofAnotherBundle)).expectEvents(ofAnotherBundle);
  }

  @Test
  void recordsTheFirstProbeAfterASwitchThoughItShowsWhatIsKnown() {
    ProbeRecorded confirming = probe(AT.plusSeconds(2), Verdict.ACCEPTED);
    List<Object> known = List.of(registered(), bundle(1, null, "old"), probe(AT, Verdict.ACCEPTED));
    changed = AT;
    fixture.given(known).when(record(confirming)).expectEvents(confirming);
    changed = AT.minusSeconds(1);
    fixture.given(known).when(record(confirming)).expectNoEvents();
  }

  @Test
  void recordsWhyABundleWasRefusedOnce() {
    List<Object> known = new ArrayList<>(List.of(registered(), bundle(1, null, "old")));
    fixture.given(known).when(refuse(1, "no start line", AT)).expectEvents(refused(1, AT));
    known.add(refused(1, AT));
    fixture.given(known).when(refuse(1, "no start line", AT.plus(DAY))).expectNoEvents();
    fixture.given(known).when(refuse(1, "other words", AT.plusSeconds(59))).expectNoEvents();
    fixture
        .given(known)
        .when(refuse(1, "other words", AT.plusSeconds(60)))
        .expectEvents(new TrustRefused("orders", "a", 1, "other words", AT.plusSeconds(60)));
    known.add(bundle(2, null, "new"));
    fixture.given(known).when(refuse(2, "no start line", AT)).expectEvents(refused(2, AT));
    known.add(refused(2, AT));
    fixture.given(known).when(refuse(1, "too late", AT.plus(DAY))).expectNoEvents();
  }

  @Test
  void anAcknowledgementOfWhatWasRefusedIsNewsThoughItWasKnownBefore() {
    TrustAcknowledged held = new TrustAcknowledged("orders", "a", 1, Evidence.LOADED, null, AT);
    List<Object> known = new ArrayList<>(List.of(registered(), bundle(1, null, "old"), held));
    fixture.given(known).when(acknowledge("a", 1, Evidence.LOADED)).expectNoEvents();
    known.add(refused(1, AT));
    fixture.given(known).when(acknowledge("a", 1, Evidence.LOADED)).expectEvents(held);
    known.add(held);
    fixture.given(known).when(acknowledge("a", 1, Evidence.LOADED)).expectNoEvents();
  }

  @Test
  void takesNoRefusalOfAnUnknownInstanceOrVersion() {
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(refuse(2, "no start line", AT))
        .expectException(Refusal.class)
        .expectNoEvents();
    fixture
        .given(registered(), bundle(1, null, "old"))
        .when(new RecordRefusal(new TrustRefusal("orders", "b", 1, "no", null), AT))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  private static RecordRefusal refuse(int version, String reason, Instant at) {
    return new RecordRefusal(new TrustRefusal("orders", "a", version, reason, null), at);
  }

  private static TrustRefused refused(int version, Instant at) {
    return new TrustRefused("orders", "a", version, "no start line", at);
  }

  private static RecordProbe record(ProbeRecorded probe) {
    return new RecordProbe(new Order("orders", "a", 1, AT.atOffset(ZoneOffset.UTC)), probe, DAY);
  }

  private static ProbeRecorded probe(Instant at, Verdict verdict) {
    Finding refused = new Finding(Verdict.REFUSED, "at " + at);
    return new ProbeRecorded(
        "orders", "a", 1, Map.of("old", new Finding(verdict, "at " + at)), refused, refused, at);
  }

  private static AcknowledgeTrust acknowledge(String instance, int version, Evidence evidence) {
    return new AcknowledgeTrust(
        new Acknowledgement("orders", instance, version, evidence, null), AT);
  }

  private static BackendRegistered registered() {
    return new BackendRegistered(
        "orders",
        null,
        List.of(new Instance("a", "127.0.0.1:8443")),
        null,
        "/",
        null,
        Evidence.DISCRIMINATING,
        AT);
  }

  private static TrustBundleRevised bundle(
      int version, @org.jspecify.annotations.Nullable String rotation, String... certificates) {
    return new TrustBundleRevised(
        "orders",
        version,
        Stream.of(certificates).map(BackendTest::trusted).toList(),
        rotation,
        AT);
  }

  private static TrustedCertificate trusted(String id) {
    return new TrustedCertificate(id, "fingerprint of " + id, "PEM of " + id);
  }

  /** Every stage presents the same certificates, and awaits the same. */
  private final class Directory implements CertificateDirectory {
    @Override
    public TrustedCertificate trusted(String certificateId) {
      return BackendTest.trusted(certificateId);
    }

    @Override
    public Set<String> presentedBy(Collection<StageRef> stages) {
      return stages.isEmpty() ? Set.of() : presented;
    }

    @Override
    public Set<String> neededBy(Collection<StageRef> stages) {
      Set<String> needed = new TreeSet<>(presentedBy(stages));
      needed.addAll(awaited);
      return needed;
    }

    @Override
    public void requireWithdrawable(Set<String> certificateIds, String rotationId) {}

    @Override
    public void requireUnused(
        Set<String> certificateIds, Set<StageRef> stages, String rotationId) {}

    @Override
    public Optional<Instant> lastChange(Collection<String> certificateIds) {
      return certificateIds.contains("old") ? Optional.of(changed) : Optional.empty();
    }

    @Override
    public void requireStage(StageRef stage) {}
  }

  /** Refuses everything, or nothing. */
  private final class Guard implements BundleGuard {
    @Override
    public void mayTrust(
        String backendId,
        Collection<TrustedCertificate> now,
        Collection<TrustedCertificate> next,
        Set<String> inUse,
        Instant at) {
      if (guarded) {
        throw Refusal.conflict("not that");
      }
    }

    @Override
    public void mayRotate(
        BackendTrust backend,
        TrustBundle bundle,
        TrustedCertificate old,
        @Nullable TrustedCertificate successor,
        Instant at) {
      throw new UnsupportedOperationException();
    }
  }
}
