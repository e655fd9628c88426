package dev.interlock.query.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Instance;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.query.rehearsal.Readiness.Consequence;
import dev.interlock.query.rehearsal.Readiness.Deduction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The backend {@code orders} with the instances a and b, which is to be ready within an hour. */
class ReadinessTest {
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration ALLOWED = Duration.ofHours(1);

  private Instant now = START;
  private BackendTrust trust;
  private @Nullable Trial trial;

  @BeforeEach
  void register() {
    register(Evidence.DISCRIMINATING);
  }

  private void register(Evidence required) {
    List<Instance> both = List.of(new Instance("a", "a:1"), new Instance("b", "b:1"));
    trust =
        BackendTrust.of(
            new BackendRegistered("orders", null, both, null, "/", null, required, now));
    trial = null;
    told(1, "old");
  }

  @Test
  void aBackendThatDoesAsItIsToldIsReady() {
    rehearsedWell();
    Readiness readiness = readiness();
    assertThat(readiness.score()).isEqualTo(100);
    assertThat(readiness.ready()).isTrue();
    assertThat(readiness.deductions()).isEmpty();
    assertThat(readiness.trustedAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(readiness.withdrawnAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(readiness.shownEvidence()).isEqualTo(Evidence.DISCRIMINATING);
  }

  @Test
  void aBackendThatWasNeverToldOrExcludedIsNot() {
    assertThat(whys()).containsExactly("It was not told of the throw-away certificate");
    rehearsedWell();
    Readiness excluded = readiness(true);
    assertThat(excluded.score()).isZero();
    assertThat(excluded.ready()).isFalse();
  }

  @Test
  void anInstanceThatNeverReloadsIsNamedAndCountsByItsShare() {
    told(2, "old", "new");
    after(Duration.ofMinutes(1)).acknowledged("a", 2).probed("a", "old", "new");
    acknowledged("b", 2).probed("b", "old");
    after(Duration.ofMinutes(1)).told(3, "old");
    probed("a", "old").probed("b", "old");
    assertThat(readiness().score()).isEqualTo(50);
    assertThat(readiness().ready()).isFalse();
    assertThat(readiness().deductions())
        .containsExactly(
            new Deduction(
                50,
                Consequence.FAILS,
                "b acknowledged the throw-away certificate, and has not proved to accept it"
                    + " (DISCRIMINATING is required)"));
    assertThat(readiness().trustedAfter()).isNull();
  }

  @Test
  void anInstanceThatSaysNothingIsToldFromOneThatOnlySaysSo() {
    told(2, "old", "new");
    acknowledged("a", 1).acknowledged("b", 2);
    assertThat(whys())
        .contains(
            "a never acknowledged the bundle with the throw-away certificate, nor proved to accept"
                + " it");
    assertThat(readiness().score()).isZero();
  }

  @Test
  void anInstanceThatNeverDropsIsNotReady() {
    told(2, "old", "new");
    probed("a", "old", "new").probed("b", "old", "new");
    assertThat(whys())
        .containsExactly(
            "a, b was not told to drop the throw-away certificate, for the rehearsal has not got"
                + " that far");
    told(3, "old");
    acknowledged("a", 3).probed("a", "old");
    acknowledged("b", 3).probed("b", "old", "new");
    assertThat(readiness().deductions())
        .containsExactly(
            new Deduction(
                25,
                Consequence.HOLDS,
                "b has not proved to refuse the throw-away certificate after it was told to drop"
                    + " it"));
    assertThat(readiness().ready()).isFalse();
    probed("b", "old");
    assertThat(readiness().ready()).isTrue();
  }

  @Test
  void anInstanceThatTakesItBackIsFound() {
    rehearsedWell();
    told(4, "old", "new");
    probed("a", "old", "new").probed("b", "old", "new");
    told(5, "old");
    assertThat(whys()).singleElement().asString().startsWith("a, b has not proved to refuse");
  }

  @Test
  void aServerThatShutsOutTheCertificateInUseFails() {
    told(2, "old", "new");
    probed("a", "new").probed("b", "old");
    probed("a", "old", "new").probed("b", "old", "new");
    told(3, "old");
    probed("a", "old").probed("b", "old");
    assertThat(readiness().deductions())
        .extracting(Deduction::points, Deduction::consequence)
        .containsExactly(tuple(50, Consequence.FAILS));
    assertThat(whys()).singleElement().asString().startsWith("a refused the certificate in use");
  }

  @Test
  void aServerThatLetsInAnybodyWouldHoldTheRotation() {
    told(2, "old", "new");
    learn(probe("a", Set.of("old", "new"), Verdict.ACCEPTED));
    probed("a", "old", "new").probed("b", "old", "new");
    told(3, "old");
    probed("a", "old").probed("b", "old");
    assertThat(whys()).containsExactly("a let in a certificate that nobody trusts, or none");
    assertThat(readiness().score()).isEqualTo(75);
  }

  @Test
  void whoIsSlowHasLittleMarginAndWhoIsLateWouldHoldTheRotation() {
    told(2, "old", "new");
    after(Duration.ofMinutes(40)).probed("a", "old", "new");
    after(Duration.ofMinutes(30)).probed("b", "old", "new");
    told(3, "old");
    probed("a", "old").probed("b", "old");
    assertThat(readiness().deductions())
        .containsExactly(
            new Deduction(
                25, Consequence.HOLDS, "b accepted it later than the 1h that the rehearsal waits"),
            new Deduction(
                5,
                Consequence.PASSES,
                "a accepted it only after half of the 1h that the rehearsal waits"));
    assertThat(readiness().score()).isEqualTo(70);
  }

  @Test
  void aBackendTakenAtItsWordIsReadyWithLessProof() {
    register(Evidence.LOADED);
    told(2, "old", "new");
    acknowledged("a", 2).acknowledged("b", 2);
    told(3, "old");
    acknowledged("a", 3).acknowledged("b", 3);
    assertThat(readiness().score()).isEqualTo(90);
    assertThat(readiness().ready()).isTrue();
    assertThat(readiness().shownEvidence()).isEqualTo(Evidence.LOADED);
  }

  @Test
  void whoLeavesIsNotJudgedAndWhoJoinsIs() {
    told(2, "old", "new");
    probed("a", "old", "new");
    learn(new InstanceLeft("orders", "b", "gone", now));
    told(3, "old");
    probed("a", "old");
    assertThat(readiness().score()).isEqualTo(100);
    told(4, "old", "new");
    learn(new InstanceJoined("orders", new Instance("c", "c:1"), now));
    assertThat(whys()).anyMatch(why -> why.startsWith("c never acknowledged"));
  }

  private void rehearsedWell() {
    told(2, "old", "new");
    after(Duration.ofMinutes(5)).acknowledged("a", 2).probed("a", "old", "new");
    after(Duration.ofMinutes(5)).acknowledged("b", 2).probed("b", "old", "new");
    told(3, "old");
    after(Duration.ofMinutes(5)).probed("a", "old").probed("b", "old");
  }

  private Readiness readiness() {
    return readiness(false);
  }

  private Readiness readiness(boolean excluded) {
    return new Assessment("old", ALLOWED, ALLOWED).of(trial, trust.required(), excluded);
  }

  private Stream<String> whys() {
    return readiness().deductions().stream().map(Deduction::why);
  }

  private ReadinessTest after(Duration time) {
    now = now.plus(time);
    return this;
  }

  private void told(int version, String... certificates) {
    List<TrustedCertificate> trusted =
        Stream.of(certificates).map(id -> new TrustedCertificate(id, "f", "pem")).toList();
    TrustBundleRevised event = new TrustBundleRevised("orders", version, trusted, "r1", now);
    learn(event);
    if (trial == null && trust.bundle().contains("new")) {
      trial = Trial.begun("new", event, trust);
    }
  }

  private ReadinessTest acknowledged(String instance, int version) {
    learn(new TrustAcknowledged("orders", instance, version, Evidence.LOADED, null, now));
    return this;
  }

  private ReadinessTest probed(String instance, String... accepted) {
    learn(probe(instance, Set.of(accepted), Verdict.REFUSED));
    return this;
  }

  private ProbeRecorded probe(String instance, Set<String> accepted, Verdict stranger) {
    Map<String, Finding> findings = new TreeMap<>();
    for (String id : List.of("old", "new")) {
      Verdict verdict = accepted.contains(id) ? Verdict.ACCEPTED : Verdict.REFUSED;
      findings.put(id, new Finding(verdict, ""));
    }
    Finding control = new Finding(stranger, "");
    return new ProbeRecorded(
        "orders",
        instance,
        trust.version(),
        findings,
        control,
        new Finding(Verdict.REFUSED, ""),
        now);
  }

  private void learn(BackendEvent event) {
    trust = trust.on(event);
    trial = trial == null ? null : trial.on(event, trust);
  }
}
