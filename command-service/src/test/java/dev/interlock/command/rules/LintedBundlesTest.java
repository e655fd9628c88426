package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import dev.interlock.contract.trust.BackendTrust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two certificates as Amazon API Gateway makes them shadow each other; Interlock's do not. */
class LintedBundlesTest {
  private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");
  private static final TrustedCertificate FIRST = trusted("aws-first");
  private static final TrustedCertificate SECOND = trusted("aws-second");
  private static final TrustedCertificate OURS = trusted("interlock");
  private static final TrustedCertificate SIGNED = signed("signed-first", "authority");
  private static final TrustedCertificate SIGNED_TOO = signed("signed-second", "authority");
  private static final TrustedCertificate ELSEWHERE = signed("signed-elsewhere", "other-authority");
  private final LintedBundles guard = new LintedBundles();

  @Test
  void refusesASuccessorThatTheOneInUseShadows() {
    assertThatThrownBy(() -> trust(List.of(FIRST), List.of(FIRST, SECOND), Set.of("aws-first")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
              assertThat(refusal.getMessage())
                  .startsWith(
                      "Backend orders cannot be told to trust that: Certificate aws-second has the"
                          + " subject of certificate aws-first")
                  .endsWith("or let the two never be in one bundle.");
            });
  }

  @Test
  void refusesACertificateInTheWayOfOneInUse() {
    assertThatThrownBy(() -> trust(List.of(SECOND), List.of(FIRST, SECOND), Set.of("aws-second")))
        .hasMessageContaining("Put the certificate in use first");
  }

  @Test
  void refusesToBindAStageWhoseCertificateAnotherStagesShadows() {
    assertThatThrownBy(
            () -> trust(List.of(FIRST), List.of(FIRST, SECOND), Set.of("aws-first", "aws-second")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void letsARotationLeadOutOfWhatIsWrongAlready() {
    Set<String> inUse = Set.of("aws-first", "aws-second");
    assertThatCode(() -> trust(List.of(FIRST, SECOND), List.of(FIRST, SECOND, OURS), inUse))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnExpiredSuccessorAndNotAnExpiredCertificateInUse() {
    Instant late = Instant.parse("2200-01-01T00:00:00Z");
    assertThatCode(
            () -> guard.mayTrust("orders", List.of(), List.of(OURS), Set.of("interlock"), late))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.mayTrust("orders", List.of(), List.of(OURS), Set.of(), late))
        .hasMessageContaining("Certificate interlock expired");
  }

  @Test
  void allowsForClocksThatDiffer() {
    Instant made = Instant.parse("2026-11-25T02:19:16Z");
    assertThatCode(
            () ->
                guard.mayTrust(
                    "orders", List.of(), List.of(FIRST), Set.of(), made.minusSeconds(300)))
        .doesNotThrowAnyException();
  }

  @Test
  void aRotationStartsOnlyWhereTheCertificateInUseIsNotShutOutOrProofSaysOtherwise() {
    TrustBundle bundle = new TrustBundle("orders", 1, List.of(FIRST, SECOND), AT);
    BackendTrust unproved = told(FIRST, SECOND);
    assertThatThrownBy(() -> guard.mayRotate(unproved, bundle, SECOND, null, AT))
        .hasMessageStartingWith(
            "Backend orders shuts out the certificate in use already: Certificate aws-second");
    assertThatCode(() -> guard.mayRotate(unproved, bundle, FIRST, null, AT))
        .doesNotThrowAnyException();
    BackendTrust proved =
        unproved.on(new TrustAcknowledged("orders", "a", 1, Evidence.LOADED, null, AT));
    assertThatCode(() -> guard.mayRotate(proved, bundle, SECOND, null, AT))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesARotationBetweenTwoCertificatesOfOneAuthority() {
    TrustBundle bundle = new TrustBundle("orders", 1, List.of(SIGNED), AT);
    assertThatThrownBy(() -> guard.mayRotate(told(SIGNED), bundle, SIGNED, SIGNED_TOO, AT))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
        .hasMessage(
            "Backend orders must trust the authority CN=Example authority for certificate"
                + " signed-second, and that lets in certificate signed-first too: it could never be"
                + " proved to refuse it. Rotate to a generated certificate first.");
    assertThatCode(() -> guard.mayRotate(told(SIGNED), bundle, SIGNED, ELSEWHERE, AT))
        .doesNotThrowAnyException();
    assertThatCode(() -> guard.mayRotate(told(SIGNED), bundle, SIGNED, null, AT))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesARotationAtABackendThatTrustsAnotherCertificateOfTheAuthority() {
    TrustBundle bundle = new TrustBundle("orders", 1, List.of(SIGNED, OURS, SIGNED_TOO), AT);
    assertThatThrownBy(
            () -> guard.mayRotate(told(SIGNED, OURS, SIGNED_TOO), bundle, SIGNED, null, AT))
        .hasMessageEndingWith(
            "Let the stages that present signed-second present signed-first instead, unbind the"
                + " backend from them and bind it again, which takes signed-second out of its"
                + " bundle, then rotate signed-first to a generated certificate.");
    assertThatCode(() -> guard.mayRotate(told(SIGNED, OURS, SIGNED_TOO), bundle, OURS, null, AT))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesACertificateWhoseAuthorityIsATrustedCertificateItself() {
    TrustedCertificate authority = trusted("authority");
    TrustBundle bundle = new TrustBundle("orders", 1, List.of(SIGNED, authority), AT);
    assertThatThrownBy(() -> guard.mayRotate(told(SIGNED), bundle, SIGNED, null, AT))
        .hasMessageContaining("must trust the authority CN=Example authority");
    assertThatThrownBy(() -> guard.mayRotate(told(authority), bundle, authority, null, AT))
        .hasMessageContaining("lets in certificate authority too");
  }

  @Test
  void takesACertificateOfAnAuthorityOnlyWithItsChain() {
    TrustedCertificate alone = trusted("signed-first");
    assertThatThrownBy(() -> trust(List.of(OURS), List.of(OURS, alone), Set.of("interlock")))
        .hasMessageContaining("the bundle does not hold its issuer, CN=Example authority")
        .hasMessageContaining("Add the CAs up to the self-signed root");
    assertThatCode(() -> trust(List.of(OURS), List.of(OURS, SIGNED), Set.of("interlock")))
        .doesNotThrowAnyException();
  }

  private void trust(
      List<TrustedCertificate> now, List<TrustedCertificate> next, Set<String> inUse) {
    guard.mayTrust("orders", now, next, inUse, AT);
  }

  private static BackendTrust told(TrustedCertificate... certificates) {
    return BackendTrust.of(
            new BackendRegistered(
                "orders",
                null,
                List.of(new Instance("a", "127.0.0.1:1")),
                null,
                "/",
                null,
                Evidence.LOADED,
                AT))
        .on(new TrustBundleRevised("orders", 1, List.of(certificates), null, AT));
  }

  private static TrustedCertificate trusted(String name) {
    return new TrustedCertificate(name, "fingerprint of " + name, pem(name));
  }

  private static TrustedCertificate signed(String name, String authority) {
    return new TrustedCertificate(
        name,
        "fingerprint of " + name,
        pem(name),
        List.of(new TrustedAuthority("fingerprint of " + authority, pem(authority))));
  }

  static String pem(String name) {
    try (InputStream in =
        Objects.requireNonNull(LintedBundlesTest.class.getResourceAsStream(name + ".pem"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
