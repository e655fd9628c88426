package dev.interlock.command.imports;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.CertificateChain;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * What servers ask of a client's certificate and of those that signed it: OpenSSL at security level
 * 2 with the purpose {@code sslclient}, and the JDK's PKIX (RFC 5280, section 6).
 *
 * @param member that holds the certificate
 */
record ChainRules(String member, X509Certificate certificate, Instant at) {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final Set<String> KEYS = Set.of("RSA", "EC");
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;

  /**
   * Says nothing when servers that trust the root let the certificate in.
   *
   * @throws Refusal INVALID naming the member, the certificate and the remedy
   */
  static void check(CertificateChain chain, Instant at) {
    List<X509Certificate> all = chain.certificates();
    new ChainRules("certificate", all.getFirst(), at).checkClient();
    for (X509Certificate authority : all.subList(1, all.size())) {
      new ChainRules("chain", authority, at).checkAuthority();
    }
    if (all.size() > 1) {
      checkPath(all.subList(0, all.size() - 1), all.getLast(), at);
    }
  }

  private void checkClient() {
    require(
        certificate.getBasicConstraints() < 0,
        "is a CA certificate; give one that was issued for a client");
    checkValidity();
    checkPurpose();
    boolean[] usage = certificate.getKeyUsage();
    require(
        usage == null || usage[DIGITAL_SIGNATURE],
        "lacks digitalSignature in its key usage, so its key may sign no handshake; let it be issued with that");
    PublicKey key = certificate.getPublicKey();
    require(
        KEYS.contains(key.getAlgorithm()),
        "has a key of %s; let it be issued for one of RSA or EC".formatted(key.getAlgorithm()));
    require(
        !(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() <= 4096,
        "has a key of more than 4096 bits; let it be issued for one of RSA-2048 to RSA-4096");
    checkStrength();
    checkSignature();
  }

  private void checkAuthority() {
    boolean[] usage = certificate.getKeyUsage();
    require(
        certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]),
        "is no CA certificate, by its basic constraints or its key usage; give the CA's own");
    checkValidity();
    checkPurpose();
    checkStrength();
    if (!Signatures.selfSigned(certificate)) {
      checkSignature();
    }
  }

  private void checkValidity() {
    require(
        !at.isBefore(certificate.getNotBefore().toInstant()),
        "is not valid before %s; import it then".formatted(certificate.getNotBefore().toInstant()));
    require(
        !at.isAfter(certificate.getNotAfter().toInstant()),
        "has expired at %s; let it be issued anew"
            .formatted(certificate.getNotAfter().toInstant()));
  }

  /** Unlike RFC 5280, OpenSSL does not take anyExtendedKeyUsage for clientAuth. */
  private void checkPurpose() {
    boolean forClients;
    try {
      List<String> usage = certificate.getExtendedKeyUsage();
      forClients = usage == null || usage.contains(CLIENT_AUTH);
    } catch (CertificateParsingException e) {
      forClients = false;
    }
    require(forClients, "lacks clientAuth in its extended key usage; let it be issued with that");
  }

  private void checkStrength() {
    boolean weak =
        switch (certificate.getPublicKey()) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() < 2048;
          case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < 256;
          case PublicKey other -> other.getAlgorithm().equals("DSA");
        };
    require(
        !weak, "has a weak key; let it be issued for one of RSA-2048 or P-256, or a stronger one");
  }

  private void checkSignature() {
    require(
        !Signatures.weak(certificate),
        "is signed with a weak hash (%s); let it be signed with SHA-256"
            .formatted(certificate.getSigAlgName()));
  }

  /** What is left: path lengths, name constraints, and critical extensions that nobody knows. */
  private static void checkPath(List<X509Certificate> path, X509Certificate root, Instant at) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    } catch (CertPathValidatorException e) {
      X509Certificate culprit = path.get(Math.max(e.getIndex(), 0));
      throw Refusal.invalid(
          "chain",
          "The chain does not hold at %s: %s; let it be issued anew"
              .formatted(culprit.getSubjectX500Principal().getName(), e.getMessage()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK checks PKIX paths", e);
    }
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw Refusal.invalid(
          member,
          "%s in member %s %s"
              .formatted(certificate.getSubjectX500Principal().getName(), member, fault));
    }
  }
}
