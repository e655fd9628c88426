package dev.interlock.lint;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What servers look at in one certificate (RFC 5280). */
final class Traits {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_AGREEMENT = 4;
  private static final int KEY_CERT_SIGN = 5;
  // OpenSSL's security level 2, the default of Debian and of OpenSSL 3.2 and newer.
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 224;

  private Traits() {}

  static boolean validAt(X509Certificate certificate, Instant moment) {
    return !moment.isBefore(certificate.getNotBefore().toInstant())
        && !moment.isAfter(certificate.getNotAfter().toInstant());
  }

  static boolean selfSigned(X509Certificate certificate) {
    return mayHaveIssued(certificate, certificate);
  }

  /** Whether all but the signature says so; OpenSSL looks at that last. */
  static boolean mayHaveIssued(X509Certificate issuer, X509Certificate issued) {
    return issuer.getSubjectX500Principal().equals(issued.getIssuerX500Principal())
        && KeyIdentifiers.of(issued).allowIssuer(issuer)
        && couldSign(issuer.getPublicKey(), issued.getSigAlgName().toUpperCase(Locale.ROOT));
  }

  private static boolean couldSign(PublicKey key, String signature) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> signature.endsWith("WITHRSA") || signature.equals("RSASSA-PSS");
      case "EC" -> signature.endsWith("WITHECDSA");
      case "DSA" -> signature.endsWith("WITHDSA");
      default -> signature.startsWith("ED") == key.getAlgorithm().startsWith("Ed");
    };
  }

  /** Whether servers take it for a CA; all take a self-signed one of version 1 for one. */
  static boolean actsAsCa(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0
        ? usage == null || usage[KEY_CERT_SIGN]
        : certificate.getVersion() == 1 && selfSigned(certificate);
  }

  /** Unlike RFC 5280, OpenSSL does not take anyExtendedKeyUsage for clientAuth. */
  static boolean forClients(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return (usage == null || usage[DIGITAL_SIGNATURE] || usage[KEY_AGREEMENT])
        && extendedUsageAllowsClients(certificate);
  }

  static boolean extendedUsageAllowsClients(X509Certificate certificate) {
    try {
      List<String> extended = certificate.getExtendedKeyUsage();
      return extended == null || extended.contains(CLIENT_AUTH);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  static boolean weakKey(X509Certificate certificate) {
    return switch (certificate.getPublicKey()) {
      case RSAKey rsa -> rsa.getModulus().bitLength() < RSA_BITS;
      case ECKey ec -> ec.getParams().getOrder().bitLength() < EC_BITS;
      // DSA signs no handshake of TLS 1.3 (RFC 8446 section 4.2.3).
      case PublicKey other -> other.getAlgorithm().equals("DSA");
    };
  }

  static boolean weakSignature(X509Certificate certificate) {
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return algorithm.startsWith("MD") || algorithm.startsWith("SHA1WITH");
  }
}
