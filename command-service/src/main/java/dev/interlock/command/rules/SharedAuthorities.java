package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.PemCertificates;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a certificate accepted that is to be refused: a server that trusts an authority lets
 * in whatever that signed. Authorities are told apart by their keys, as servers do.
 */
final class SharedAuthorities {
  private SharedAuthorities() {}

  /**
   * Says nothing when none of the others keeps a certificate accepted.
   *
   * @param remedy what to do about it, given the id of the other one
   * @throws Refusal CONFLICT, naming the two and the authority
   */
  static void requireNone(
      String backendId,
      TrustedCertificate old,
      Collection<TrustedCertificate> others,
      String remedy) {
    for (TrustedCertificate other : others) {
      if (!other.certificateId().equals(old.certificateId())) {
        between(old, other)
            .ifPresent(
                authority -> {
                  throw Refusal.conflict(
                      ("Backend %s must trust the authority %s for certificate %s, and that lets in"
                              + " certificate %s too: it could never be proved to refuse it. %s")
                          .formatted(
                              backendId,
                              authority.getSubjectX500Principal().getName(),
                              other.certificateId(),
                              old.certificateId(),
                              remedy.formatted(old.certificateId(), other.certificateId())));
                });
      }
    }
  }

  private static Optional<X509Certificate> between(
      TrustedCertificate old, TrustedCertificate other) {
    return authorities(other)
        .filter(one -> speaksFor(one.getPublicKey(), old))
        .findFirst()
        .or(
            () ->
                authorities(old)
                    .filter(one -> one.getPublicKey().equals(certificate(other).getPublicKey()))
                    .findFirst());
  }

  private static boolean speaksFor(PublicKey authority, TrustedCertificate old) {
    return Stream.concat(Stream.of(certificate(old)), authorities(old))
        .anyMatch(one -> one.getPublicKey().equals(authority));
  }

  private static X509Certificate certificate(TrustedCertificate trusted) {
    return PemCertificates.parse("certificate", trusted.pem()).getFirst();
  }

  private static Stream<X509Certificate> authorities(TrustedCertificate trusted) {
    return trusted.authorities().stream()
        .map(TrustedAuthority::pem)
        .map(pem -> PemCertificates.parse("authority", pem).getFirst());
  }
}
