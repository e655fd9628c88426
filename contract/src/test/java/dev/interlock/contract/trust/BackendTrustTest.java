package dev.interlock.contract.trust;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackendTrustTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aBackendWithoutReportsIsNotKnownToAcceptOrRefuse() {
    BackendTrust trust = registered(Evidence.DISCRIMINATING, "a");
    assertThat(trust.accepts("old")).isFalse();
    assertThat(trust.refuses("old")).isFalse();
  }

  @Test
  void aBackendWithoutInstancesNeverConverges() {
    assertThat(registered(Evidence.DECLARED).accepts("old")).isFalse();
    assertThat(registered(Evidence.DECLARED).refuses("old")).isFalse();
  }

  @Test
  void everyInstanceMustAccept() {
    BackendTrust one =
        registered(Evidence.ACCEPTED, "a", "b")
            .on(bundle(1, "old"))
            .on(probe("a", ACCEPTED, REFUSED, REFUSED));
    assertThat(one.accepts("old")).isFalse();
    assertThat(one.notAccepting("old")).containsExactly("b");
    assertThat(one.on(probe("b", ACCEPTED, REFUSED, REFUSED)).accepts("old")).isTrue();
  }

  @Test
  void anAcknowledgementWithoutAProbeIsNoProofWhereProbesAreRequired() {
    BackendTrust trust =
        registered(Evidence.DISCRIMINATING, "a").on(bundle(1, "old")).on(acknowledged(1));
    assertThat(trust.accepts("old")).isFalse();
  }

  @Test
  void aServerThatAcceptsAnybodyDoesNotDiscriminate() {
    BackendTrust trust = registered(Evidence.DISCRIMINATING, "a").on(bundle(1, "old"));
    assertThat(trust.on(probe("a", ACCEPTED, ACCEPTED, REFUSED)).accepts("old")).isFalse();
    assertThat(trust.on(probe("a", ACCEPTED, REFUSED, ACCEPTED)).accepts("old")).isFalse();
    assertThat(trust.on(probe("a", ACCEPTED, REFUSED, REFUSED)).accepts("old")).isTrue();
  }

  @Test
  void aServerThatRefusesEverybodyRefusesNothingInParticular() {
    BackendTrust trust =
        registered(Evidence.ACCEPTED, "a").on(probe("a", REFUSED, REFUSED, REFUSED));
    assertThat(trust.refuses("old")).isFalse();
  }

  @Test
  void aRefusalBesideASuccessIsProof() {
    ProbeRecorded probe = probe(2, Map.of("old", REFUSED, "new", ACCEPTED));
    BackendTrust trust =
        registered(Evidence.DISCRIMINATING, "a").on(bundle(1, "old", "new")).on(bundle(2, "new"));
    assertThat(trust.on(probe).refuses("old")).isTrue();
  }

  @Test
  void aLaterProbeThatConcludesNothingTakesTheProofAway() {
    BackendTrust trust =
        registered(Evidence.ACCEPTED, "a")
            .on(bundle(1, "old"))
            .on(probe("a", ACCEPTED, REFUSED, REFUSED));
    assertThat(trust.accepts("old")).isTrue();
    assertThat(trust.on(probe("a", INCONCLUSIVE, REFUSED, REFUSED)).accepts("old")).isFalse();
  }

  @Test
  void whereLoadedSufficesTheBundleAcknowledgedDecides() {
    BackendTrust trust =
        registered(Evidence.LOADED, "a")
            .on(bundle(1, "old"))
            .on(bundle(2, "old", "new"))
            .on(acknowledged(1));
    assertThat(trust.accepts("new")).isFalse();
    assertThat(trust.on(acknowledged(2)).accepts("new")).isTrue();
    assertThat(trust.on(acknowledged(2)).on(bundle(3, "new")).refuses("old")).isFalse();
    assertThat(trust.on(acknowledged(2)).on(bundle(3, "new")).on(acknowledged(3)).refuses("old"))
        .isTrue();
  }

  @Test
  void anAcknowledgementThatComesLateDoesNotTakeBackANewerOne() {
    BackendTrust trust =
        registered(Evidence.LOADED, "a")
            .on(bundle(1, "old"))
            .on(bundle(2, "old", "new"))
            .on(acknowledged(2));
    assertThat(trust.on(acknowledged(1))).isEqualTo(trust);
  }

  @Test
  void whatTheBundleHoldsNoMoreIsNotKnownToBeAcceptedForLong() {
    BackendTrust probed =
        registered(Evidence.DISCRIMINATING, "a").on(bundle(1, "old")).on(probe(1, "old"));
    assertThat(probed.accepts("old")).isTrue();
    assertThat(probed.on(bundle(2)).accepts("old")).isFalse();
    BackendTrust claimed =
        registered(Evidence.LOADED, "a").on(bundle(1, "old")).on(acknowledged(1));
    assertThat(claimed.accepts("old")).isTrue();
    assertThat(claimed.on(bundle(2)).accepts("old")).isFalse();
  }

  @Test
  void whatTheBundleHoldsAgainIsNotKnownToBeAcceptedByWhatWasProvedBefore() {
    BackendTrust probed =
        registered(Evidence.DISCRIMINATING, "a")
            .on(bundle(1, "old"))
            .on(acknowledged(1))
            .on(probe(1, "old"))
            .on(bundle(2))
            .on(bundle(3, "old"));
    assertThat(probed.accepts("old")).isFalse();
    BackendTrust claimed =
        registered(Evidence.LOADED, "a")
            .on(bundle(1, "old"))
            .on(acknowledged(1))
            .on(bundle(2))
            .on(bundle(3, "old"));
    assertThat(claimed.accepts("old")).isFalse();
    assertThat(claimed.on(acknowledged(3)).accepts("old")).isTrue();
  }

  @Test
  void anInstanceThatMayYetInstallABundleWithoutTheCertificateIsNotKnownToAcceptIt() {
    BackendTrust behind =
        registered(Evidence.DISCRIMINATING, "a")
            .on(bundle(1, "old"))
            .on(acknowledged(1))
            .on(bundle(2))
            .on(bundle(3, "old"))
            .on(probe(3, "old"));
    assertThat(behind.accepts("old")).isFalse();
    assertThat(behind.on(acknowledged(3)).accepts("old")).isFalse();
    assertThat(behind.on(acknowledged(3)).on(probe(3, "old")).accepts("old")).isTrue();
  }

  @Test
  void aProbeIsProofWithoutAnAcknowledgementWhereNoEarlierBundleHeldTheCertificate() {
    BackendTrust trust =
        registered(Evidence.DISCRIMINATING, "a")
            .on(bundle(1, "old"))
            .on(bundle(2, "old", "new"))
            .on(probe(2, "old", "new"));
    assertThat(trust.accepts("new")).isTrue();
    assertThat(trust.on(acknowledged(2)).accepts("new")).isTrue();
    assertThat(trust.on(acknowledged(2)).on(bundle(3, "new", "next")).accepts("new")).isTrue();
  }

  @Test
  void whatTheBundleHoldsAgainIsNotKnownToBeRefused() {
    ProbeRecorded probe = probe(2, Map.of("old", REFUSED, "new", ACCEPTED));
    BackendTrust trust =
        registered(Evidence.DISCRIMINATING, "a")
            .on(bundle(1, "old", "new"))
            .on(bundle(2, "new"))
            .on(probe);
    assertThat(trust.on(bundle(3, "new", "old")).refuses("old")).isFalse();
    assertThat(trust.on(bundle(3, "new", "old")).on(bundle(4, "new")).refuses("old")).isFalse();
  }

  @Test
  void anInstanceThatJoinsMustAcceptTooUntilItLeaves() {
    BackendTrust alone =
        registered(Evidence.ACCEPTED, "a")
            .on(bundle(1, "old"))
            .on(probe("a", ACCEPTED, REFUSED, REFUSED));
    BackendTrust joined = alone.on(joined("b"));
    assertThat(joined.accepts("old")).isFalse();
    assertThat(joined.notAccepting("old")).containsExactly("b");
    assertThat(joined.on(probe("b", ACCEPTED, REFUSED, REFUSED)).accepts("old")).isTrue();
    assertThat(joined.on(left("b")).accepts("old")).isTrue();
    assertThat(joined.on(left("b")).on(left("a")).accepts("old")).isFalse();
  }

  @Test
  void anInstanceThatJoinsAgainMustProveItAnew() {
    BackendTrust trust =
        registered(Evidence.ACCEPTED, "a")
            .on(bundle(1, "old"))
            .on(probe("a", ACCEPTED, REFUSED, REFUSED));
    assertThat(trust.on(joined("a")).accepts("old")).isTrue();
    assertThat(trust.on(left("a")).on(joined("a")).accepts("old")).isFalse();
  }

  @Test
  void nothingIsKnownOfAllInstancesWhileItIsNotKnownWhichThereAre() {
    BackendTrust trust =
        registered(Evidence.ACCEPTED, "a")
            .on(bundle(1, "old"))
            .on(probe("a", ACCEPTED, REFUSED, REFUSED));
    BackendTrust lost = trust.on(new DiscoveryFailed("orders", "no answer", AT));
    assertThat(lost.accepts("old")).isFalse();
    assertThat(lost.refuses("new")).isFalse();
    assertThat(lost.on(new DiscoveryRecovered("orders", AT))).isEqualTo(trust);
  }

  private static InstanceJoined joined(String name) {
    return new InstanceJoined("orders", new Instance(name, null), AT);
  }

  private static InstanceLeft left(String name) {
    return new InstanceLeft("orders", name, "gone", AT);
  }

  private static BackendTrust registered(Evidence required, String... instances) {
    return BackendTrust.of(
        new BackendRegistered(
            "orders",
            null,
            Stream.of(instances).map(name -> new Instance(name, "127.0.0.1:8443")).toList(),
            null,
            "/",
            null,
            required,
            AT));
  }

  private static TrustBundleRevised bundle(int version, String... certificates) {
    List<TrustedCertificate> trusted =
        Stream.of(certificates).map(id -> new TrustedCertificate(id, "f-" + id, "pem")).toList();
    return new TrustBundleRevised("orders", version, trusted, null, AT);
  }

  private static TrustAcknowledged acknowledged(int version) {
    return new TrustAcknowledged("orders", "a", version, Evidence.LOADED, null, AT);
  }

  private static ProbeRecorded probe(int version, String... accepted) {
    return probe(version, Stream.of(accepted).collect(Collectors.toMap(id -> id, id -> ACCEPTED)));
  }

  private static ProbeRecorded probe(int version, Map<String, Verdict> verdicts) {
    Map<String, Finding> findings = new TreeMap<>();
    verdicts.forEach((id, verdict) -> findings.put(id, finding(verdict)));
    return new ProbeRecorded(
        "orders", "a", version, findings, finding(REFUSED), finding(REFUSED), AT);
  }

  private static ProbeRecorded probe(
      String instance, Verdict old, Verdict untrusted, Verdict anonymous) {
    return new ProbeRecorded(
        "orders",
        instance,
        1,
        Map.of("old", finding(old)),
        finding(untrusted),
        finding(anonymous),
        AT);
  }

  private static Finding finding(Verdict verdict) {
    return new Finding(verdict, "");
  }
}
