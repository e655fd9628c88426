package dev.interlock.lint;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The rules about one certificate, whatever else the bundle holds. */
record CertificateRules(Instant now, Duration notice) {
  private static final String JAVA_ACCEPTS =
      " Java accepts it as long as it is in the trust store.";

  Stream<Finding> check(NamedCertificate named, boolean mustWork) {
    X509Certificate certificate = named.certificate();
    String it = "Certificate " + named.name();
    return Stream.of(
            lifetime(it, certificate),
            when(
                !Traits.forClients(certificate) && (mustWork || !Traits.actsAsCa(certificate)),
                Rule.NOT_FOR_CLIENTS,
                it + " is not made for TLS clients: OpenSSL refuses it." + JAVA_ACCEPTS),
            when(
                certificate.hasUnsupportedCriticalExtension(),
                Rule.UNKNOWN_CRITICAL_EXTENSION,
                it
                    + " holds a critical extension that OpenSSL does not know and must refuse."
                    + JAVA_ACCEPTS),
            when(
                Traits.weakKey(certificate),
                Rule.WEAK_KEY,
                it
                    + " has a key that OpenSSL refuses at security level 2, the default of newer"
                    + " servers. Older ones, Node and Java accept it."),
            when(
                Traits.weakSignature(certificate),
                Rule.WEAK_SIGNATURE,
                "%s is signed with %s, which can be forged."
                    .formatted(it, certificate.getSigAlgName())),
            when(
                Traits.actsAsCa(certificate),
                Rule.CA_CERTIFICATE,
                it
                    + " is an authority: every certificate of this authority is accepted, also those"
                    + " that it will issue, so it can never be proved that one of them is refused."))
        .flatMap(found -> found)
        .map(
            found ->
                new Finding(
                    found.rule.severity(mustWork), found.rule, List.of(named.name()), found.why));
  }

  private Stream<Found> lifetime(String it, X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return Stream.of(
          new Found(
              Rule.NOT_YET_VALID,
              "%s is valid from %s on: OpenSSL refuses it until then.%s"
                  .formatted(it, from, JAVA_ACCEPTS)));
    }
    if (now.isAfter(until)) {
      return Stream.of(
          new Found(
              Rule.EXPIRED,
              "%s expired on %s: OpenSSL refuses it.%s".formatted(it, until, JAVA_ACCEPTS)));
    }
    return when(
        now.plus(notice).isAfter(until),
        Rule.EXPIRES_SOON,
        "%s expires on %s, in %d days: OpenSSL refuses it then."
            .formatted(it, until, Duration.between(now, until).toDays()));
  }

  private static Stream<Found> when(boolean found, Rule rule, String why) {
    return found ? Stream.of(new Found(rule, why)) : Stream.empty();
  }

  private record Found(Rule rule, String why) {}
}
