package dev.interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrustAnchorTest {
  private static final TrustedCertificate GENERATED = signedBy("generated");
  private static final TrustedCertificate FIRST = signedBy("first", "intermediate", "root");
  private static final TrustedCertificate SECOND = signedBy("second", "root");

  @Test
  void theCertificatesComeFirstAndThenTheirAuthorities() {
    assertThat(TrustAnchor.of(List.of(FIRST, GENERATED)))
        .containsExactly(
            new TrustAnchor("first", false, "first", "pem of first"),
            new TrustAnchor("generated", false, "generated", "pem of generated"),
            new TrustAnchor("first", true, "intermediate", "pem of intermediate"),
            new TrustAnchor("first", true, "root", "pem of root"));
  }

  @Test
  void anAuthorityThatTwoNeedIsThereOnceAndAsLongAsOneNeedsIt() {
    assertThat(fingerprints(FIRST, SECOND))
        .containsExactly("first", "second", "intermediate", "root");
    assertThat(fingerprints(SECOND)).containsExactly("second", "root");
    assertThat(fingerprints(GENERATED)).containsExactly("generated");
  }

  @Test
  void anAuthorityThatIsAClientCertificateTooIsThereOnce() {
    assertThat(fingerprints(SECOND, signedBy("root"))).containsExactly("second", "root");
  }

  private static List<String> fingerprints(TrustedCertificate... bundle) {
    return TrustAnchor.of(List.of(bundle)).stream().map(TrustAnchor::fingerprint).toList();
  }

  private static TrustedCertificate signedBy(String name, String... authorities) {
    return new TrustedCertificate(
        name,
        name,
        "pem of " + name,
        Stream.of(authorities).map(it -> new TrustedAuthority(it, "pem of " + it)).toList());
  }
}
