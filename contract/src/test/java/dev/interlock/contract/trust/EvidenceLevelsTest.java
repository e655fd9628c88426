package dev.interlock.contract.trust;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.CertificateObserved;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A backend of two instances must show each level that can be required, at each instance: {@code a}
 * shows it, and {@code b} the next weaker one at first.
 */
class EvidenceLevelsTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void everyInstanceMustShowTheLevelThatIsRequired(Evidence required) {
    BackendTrust trust = shown(shown(registered(required), "a", required), "b", weaker(required));
    assertThat(trust.notAccepting("old")).containsExactlyElementsOf(lagging(required));
    assertThat(trust.accepts("old")).isEqualTo(lagging(required).isEmpty());
    assertThat(shown(trust, "b", required).accepts("old")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyInstanceMustShowTheLevelThatIsRequiredOfARefusalToo(Evidence required) {
    BackendTrust trust =
        shown(shown(registered(required), "a", required), "b", required)
            .on(new TrustBundleRevised("orders", 2, List.of(trusted("new")), null, AT));
    assertThat(trust.refuses("old")).isFalse();
    trust = refused(refused(trust, "a", required), "b", weaker(required));
    assertThat(trust.notRefusing("old")).containsExactlyElementsOf(lagging(required));
    assertThat(refused(trust, "b", required).refuses("old")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OBSERVED")
  void onlyWhereObservationIsRequiredIsAnObservationAwaited(Evidence required) {
    assertThat(registered(required).notObservedSince(AT, "old")).isEmpty();
  }

  @Test
  void whereObservationIsRequiredEveryInstanceMustHaveSeenTheCertificateSince() {
    BackendTrust trust =
        registered(Evidence.OBSERVED).on(seen("a", "old", 1)).on(seen("b", "old", 0));
    assertThat(trust.notObservedSince(AT, "old")).containsExactly("b");
    assertThat(trust.notObservedSince(AT, "new")).containsExactly("a", "b");
    assertThat(trust.on(seen("b", "old", 2)).notObservedSince(AT, "old")).isEmpty();
  }

  @Test
  void theLastOfAllObservationsCountsInWhateverOrderTheyCome() {
    BackendTrust trust =
        registered(Evidence.LOADED).on(seen("a", "old", 5)).on(seen("b", "old", 3));
    assertThat(trust.lastObserved("old")).contains(AT.plusSeconds(5));
    assertThat(trust.on(seen("a", "old", 1))).isEqualTo(trust);
    assertThat(trust.lastObserved("new")).isEmpty();
  }

  /** OBSERVED is shown after a switch; before it, nobody can have seen the new certificate. */
  private static Evidence weaker(Evidence required) {
    return switch (required) {
      case DECLARED -> Evidence.DECLARED;
      case WRITTEN -> Evidence.DECLARED;
      case LOADED -> Evidence.WRITTEN;
      case ACCEPTED -> Evidence.LOADED;
      case DISCRIMINATING, OBSERVED -> Evidence.ACCEPTED;
    };
  }

  private static List<String> lagging(Evidence required) {
    return required == weaker(required) ? List.of() : List.of("b");
  }

  private static BackendTrust shown(BackendTrust trust, String instance, Evidence level) {
    return trust.on(evidence(instance, 1, level, Map.of("old", ACCEPTED)));
  }

  private static BackendTrust refused(BackendTrust trust, String instance, Evidence level) {
    return trust.on(evidence(instance, 2, level, Map.of("old", REFUSED, "new", ACCEPTED)));
  }

  private static BackendEvent evidence(
      String instance, int version, Evidence level, Map<String, Verdict> verdicts) {
    return switch (level) {
      case DECLARED, WRITTEN, LOADED ->
          new TrustAcknowledged("orders", instance, version, level, null, AT);
      case ACCEPTED -> probe(instance, version, verdicts, ACCEPTED);
      case DISCRIMINATING, OBSERVED -> probe(instance, version, verdicts, REFUSED);
    };
  }

  private static ProbeRecorded probe(
      String instance, int version, Map<String, Verdict> verdicts, Verdict strangers) {
    Map<String, Finding> findings = new TreeMap<>();
    verdicts.forEach((id, verdict) -> findings.put(id, new Finding(verdict, "")));
    Finding stranger = new Finding(strangers, "");
    return new ProbeRecorded("orders", instance, version, findings, stranger, stranger, AT);
  }

  private static BackendTrust registered(Evidence required) {
    return BackendTrust.of(
            new BackendRegistered(
                "orders",
                null,
                List.of(new Instance("a", "a:1"), new Instance("b", "b:1")),
                null,
                "/",
                null,
                required,
                AT))
        .on(new TrustBundleRevised("orders", 1, List.of(trusted("old")), null, AT));
  }

  private static TrustedCertificate trusted(String id) {
    return new TrustedCertificate(id, "f-" + id, "pem");
  }

  private static CertificateObserved seen(String instance, String certificate, long seconds) {
    return new CertificateObserved(
        "orders", instance, certificate, "f", AT.plusSeconds(seconds), null, AT);
  }
}
