package dev.interlock.backends;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the few kinds of certificates that a demo backend and its clients need (RFC 5280). */
final class CertificateMaker {

  // Clocks of two machines differ: a certificate must not start in the other one's future.
  private static final Duration BACKDATED = Duration.ofMinutes(10);
  private static final Duration VALID = Duration.ofDays(365);
  private static final SecureRandom RANDOM = new SecureRandom();

  private CertificateMaker() {}

  static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256 is part of every Java platform", e);
    }
  }

  static X509Certificate root(String name, KeyPair keys, Instant now) {
    return sign(
        now,
        "CN=" + name,
        keys.getPublic(),
        name,
        keys,
        builder -> authority(builder, new BasicConstraints(1)));
  }

  static X509Certificate authority(String name, KeyPair keys, Instant now) {
    return sign(
        now,
        "CN=" + name,
        keys.getPublic(),
        name,
        keys,
        builder -> authority(builder, new BasicConstraints(0)));
  }

  static X509Certificate intermediate(
      String name, KeyPair keys, String root, KeyPair rootKeys, Instant now) {
    return sign(
        now,
        "CN=" + name,
        keys.getPublic(),
        root,
        rootKeys,
        builder -> {
          authority(builder, new BasicConstraints(0));
          issuedBy(builder, rootKeys.getPublic());
        });
  }

  private static void authority(JcaX509v3CertificateBuilder builder, BasicConstraints constraints)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, constraints);
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  static X509Certificate server(
      String name, KeyPair keys, String authority, KeyPair authorityKeys, Instant now) {
    return sign(
        now,
        "CN=" + name,
        keys.getPublic(),
        authority,
        authorityKeys,
        builder -> {
          endEntity(builder, KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth);
          builder.addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(
                  new GeneralName[] {
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.dNSName, "localhost")
                  }));
        });
  }

  /** One that its own key signed. */
  static X509Certificate client(String name, KeyPair keys, Instant now) {
    return client(ClientDraft.of("CN=" + name, keys, now), name, keys);
  }

  static X509Certificate client(ClientDraft draft, String issuer, KeyPair issuerKeys) {
    return sign(
        draft.notBefore(),
        draft.notAfter(),
        draft.subject(),
        draft.keys().getPublic(),
        issuer,
        issuerKeys,
        builder -> {
          describe(draft.usage(), builder);
          // OpenSSL lets two self-signed certificates shadow each other unless these differ.
          issuedBy(builder, issuerKeys.getPublic());
        });
  }

  private static void describe(ClientDraft.Usage usage, JcaX509v3CertificateBuilder builder)
      throws CertIOException {
    switch (usage) {
      case CLIENT -> endEntity(builder, KeyUsage.digitalSignature, KeyPurposeId.id_kp_clientAuth);
      case SERVER -> endEntity(builder, KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth);
      case ENCRYPTION ->
          endEntity(builder, KeyUsage.keyEncipherment, KeyPurposeId.id_kp_clientAuth);
      case AUTHORITY -> authority(builder, new BasicConstraints(0));
      case UNSAID -> {}
    }
  }

  private static void issuedBy(JcaX509v3CertificateBuilder builder, PublicKey issuer)
      throws CertIOException, GeneralSecurityException {
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer));
  }

  private static void endEntity(
      JcaX509v3CertificateBuilder builder, int keyUsage, KeyPurposeId purpose)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }

  private static X509Certificate sign(
      Instant now,
      String subject,
      PublicKey publicKey,
      String issuer,
      KeyPair issuerKeys,
      Extensions extensions) {
    return sign(
        now.minus(BACKDATED), now.plus(VALID), subject, publicKey, issuer, issuerKeys, extensions);
  }

  private static X509Certificate sign(
      Instant notBefore,
      Instant notAfter,
      String subject,
      PublicKey publicKey,
      String issuer,
      KeyPair issuerKeys,
      Extensions extensions) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              new BigInteger(127, RANDOM),
              Date.from(notBefore),
              Date.from(notAfter),
              new X500Name(subject),
              publicKey);
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
      extensions.addTo(builder);
      PrivateKey signer = issuerKeys.getPrivate();
      String algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("can not make a certificate for " + subject, e);
    }
  }

  @FunctionalInterface
  private interface Extensions {
    void addTo(JcaX509v3CertificateBuilder builder)
        throws CertIOException, GeneralSecurityException;
  }
}
