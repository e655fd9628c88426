package dev.interlock.lint;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says whom servers would shut out with a trust bundle, and what else is wrong with it. It predicts
 * the servers that were measured: OpenSSL 3 at security level 2, with nginx and Node on top, and
 * Java's PKIX.
 *
 * @param now servers read their clocks, so what they do depends on it
 * @param notice how long before the end of its validity a certificate is reported
 */
public record BundleLint(Instant now, Duration notice) {

  /**
   * Finds what is wrong, worst first.
   *
   * @param bundle in the order in which the server reads it
   */
  public List<Finding> lint(List<NamedCertificate> bundle, Needs needs) {
    List<NamedCertificate> once =
        bundle.stream().filter(one -> one == first(bundle, one.certificate())).toList();
    List<NamedCertificate> absent =
        needs.all().filter(one -> first(bundle, one.certificate()) == null).toList();
    BundleRules among = new BundleRules(once, needs, now);
    CertificateRules alone = new CertificateRules(now, notice);
    return Stream.of(
            once.stream().flatMap(among::present),
            absent.stream().flatMap(among::absent),
            Stream.concat(once.stream(), absent.stream())
                .flatMap(one -> alone.check(one, needs.contain(one.certificate()))),
            among.sharedKeys(),
            bundle.stream().filter(one -> !once.contains(one)).map(BundleLint::duplicate))
        .flatMap(found -> found)
        .sorted(Finding.WORST_FIRST)
        .toList();
  }

  private static @Nullable NamedCertificate first(
      List<NamedCertificate> bundle, X509Certificate certificate) {
    return bundle.stream()
        .filter(one -> one.certificate().equals(certificate))
        .findFirst()
        .orElse(null);
  }

  private static Finding duplicate(NamedCertificate again) {
    return new Finding(
        Rule.DUPLICATE.severity(false),
        Rule.DUPLICATE,
        List.of(again.name()),
        "Certificate %s is there before already.".formatted(again.name()));
  }
}
