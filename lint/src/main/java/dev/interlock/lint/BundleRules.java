package dev.interlock.lint;

import dev.interlock.lint.Path.IssuerMissing;
import dev.interlock.lint.Path.IssuerUnfit;
import dev.interlock.lint.Path.Shadowed;
import dev.interlock.lint.Path.Trusted;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules about what certificates of a bundle do to one another.
 *
 * @param bundle each certificate once
 */
record BundleRules(List<NamedCertificate> bundle, Needs needs, Instant now) {

  Stream<Finding> present(NamedCertificate named) {
    X509Certificate certificate = named.certificate();
    if (!Traits.validAt(certificate, now)) {
      return Stream.empty(); // it fails for that reason already
    }
    if (Traits.actsAsCa(certificate) && !needs.contain(certificate)) {
      return Stream.empty(); // nobody presents it; what it does to others is told of these
    }
    return switch (pathAt(now, certificate)) {
      case Trusted trusted -> shadowedLater(named).stream();
      case Shadowed shadow -> Stream.of(shadowed(named, shadow));
      case IssuerMissing missing ->
          Stream.of(
              issuedByCa(
                  named,
                  "the bundle does not hold its issuer, "
                      + missing.of().getIssuerX500Principal().getName()));
      case IssuerUnfit unfit ->
          Stream.of(
              issuedByCa(
                  named,
                  "its issuer, certificate %s, %s".formatted(nameOf(unfit.issuer()), unfit.why())));
    };
  }

  private Finding shadowed(NamedCertificate named, Shadowed shadow) {
    return named.certificate().equals(shadow.of())
        ? shadowed(named, shadow.by())
        : authorityShadowed(named, nameOf(shadow.of()), nameOf(shadow.by()));
  }

  private Finding authorityShadowed(NamedCertificate named, String authority, String by) {
    return finding(
        Rule.SHADOWED,
        named,
        ("Certificate %s was signed by certificate %s, which has the subject of certificate %s, and"
                + " no key identifier tells the two apart. OpenSSL takes the first one for the"
                + " issuer and refuses %1$s.")
            .formatted(named.name(), authority, by),
        authority,
        by);
  }

  private Finding shadowed(NamedCertificate named, X509Certificate by) {
    Rule rule = needs.inUse(named.certificate()) && !needs.inUse(by) ? Rule.ORDER : Rule.SHADOWED;
    boolean sameKey = named.certificate().getPublicKey().equals(by.getPublicKey());
    return finding(
        rule,
        named,
        ("Certificate %s has the subject of certificate %s, and %s. OpenSSL, on which nginx, Apache,"
                + " HAProxy and Node are built, takes the first one for the issuer of the other and"
                + " refuses %1$s with error 18. Java accepts both.")
            .formatted(
                named.name(),
                nameOf(by),
                sameKey
                    ? "they share a key, so that nothing tells them apart"
                    : "they lack the key identifiers that would tell them apart"),
        nameOf(by));
  }

  private Optional<Finding> shadowedLater(NamedCertificate named) {
    return bundle.stream()
        .map(other -> other.certificate().getNotBefore().toInstant())
        .filter(starts -> starts.isAfter(now))
        .filter(starts -> Traits.validAt(named.certificate(), starts))
        .sorted()
        .flatMap(starts -> shadowAt(starts, named))
        .findFirst();
  }

  private Stream<Finding> shadowAt(Instant starts, NamedCertificate named) {
    return pathAt(starts, named.certificate()) instanceof Shadowed shadow
        ? Stream.of(
            finding(
                Rule.SHADOWED_LATER,
                named,
                "Certificate %s has the subject of certificate %s and shadows it from %s on."
                    .formatted(nameOf(shadow.by()), nameOf(shadow.of()), starts),
                nameOf(shadow.by())))
        : Stream.empty();
  }

  private Finding issuedByCa(NamedCertificate named, String why) {
    return finding(
        Rule.ISSUED_BY_CA,
        named,
        "Certificate %s is not self-signed, and %s: OpenSSL refuses it. Java accepts it."
            .formatted(named.name(), why));
  }

  /** A certificate that the bundle does not hold may still be let in by a CA. */
  Stream<Finding> absent(NamedCertificate named) {
    return pathAt(now, named.certificate()) instanceof Trusted
        ? Stream.empty()
        : Stream.of(
            finding(
                Rule.MISSING,
                named,
                "Certificate %s must work, and the bundle does not hold it: every server refuses it."
                    .formatted(named.name())));
  }

  Stream<Finding> sharedKeys() {
    return bundle.stream()
        .collect(
            Collectors.groupingBy(
                one -> one.certificate().getPublicKey(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(sharing -> sharing.size() > 1)
        .filter(sharing -> !sharing.stream().allMatch(one -> Traits.actsAsCa(one.certificate())))
        .map(
            sharing ->
                new Finding(
                    Rule.KEY_REUSE.severity(false),
                    Rule.KEY_REUSE,
                    names(sharing),
                    "Certificates %s share a key: whoever has stolen it has them all, and to drop one is no revocation."
                        .formatted(String.join(", ", names(sharing)))));
  }

  private static List<String> names(List<NamedCertificate> certificates) {
    return certificates.stream().map(NamedCertificate::name).toList();
  }

  private Finding finding(Rule rule, NamedCertificate about, String why, String... besides) {
    return new Finding(
        rule.severity(needs.contain(about.certificate())),
        rule,
        Stream.concat(Stream.of(about.name()), Stream.of(besides)).toList(),
        why);
  }

  private String nameOf(X509Certificate certificate) {
    return bundle.stream()
        .filter(one -> one.certificate().equals(certificate))
        .map(NamedCertificate::name)
        .findFirst()
        .orElseThrow();
  }

  private Path pathAt(Instant moment, X509Certificate presented) {
    return new OpenSslStore(bundle.stream().map(NamedCertificate::certificate).toList(), moment)
        .pathOf(presented);
  }
}
