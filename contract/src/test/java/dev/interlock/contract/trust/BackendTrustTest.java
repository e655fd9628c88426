package dev.interlock.contract.trust;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.BackendRegistered;
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
        registered(Evidence.ACCEPTED, "a", "b").on(probe("a", ACCEPTED, REFUSED, REFUSED));
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
    BackendTrust trust = registered(Evidence.DISCRIMINATING, "a");
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
    ProbeRecorded probe =
        new ProbeRecorded(
            "orders",
            "a",
            2,
            Map.of("old", finding(REFUSED), "new", finding(ACCEPTED)),
            finding(REFUSED),
            finding(REFUSED),
            AT);
    assertThat(registered(Evidence.DISCRIMINATING, "a").on(probe).refuses("old")).isTrue();
  }

  @Test
  void aLaterProbeThatConcludesNothingTakesTheProofAway() {
    BackendTrust trust =
        registered(Evidence.ACCEPTED, "a").on(probe("a", ACCEPTED, REFUSED, REFUSED));
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
