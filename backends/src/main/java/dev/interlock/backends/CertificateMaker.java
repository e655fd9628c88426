package dev.interlock.backends;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
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

  static X509Certificate authority(String name, KeyPair keys, Instant now) {
    return sign(
        name,
        name,
        keys,
        keys.getPrivate(),
        now,
        builder -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
          builder.addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
  }

  static X509Certificate server(
      String name, KeyPair keys, String authority, PrivateKey authorityKey, Instant now) {
    return sign(
        name,
        authority,
        keys,
        authorityKey,
        now,
        builder -> {
          endEntity(builder, KeyPurposeId.id_kp_serverAuth);
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

  static X509Certificate client(String name, KeyPair keys, Instant now) {
    return sign(
        name,
        name,
        keys,
        keys.getPrivate(),
        now,
        builder -> {
          endEntity(builder, KeyPurposeId.id_kp_clientAuth);
          // OpenSSL lets two self-signed certificates shadow each other unless these differ.
          builder.addExtension(
              Extension.authorityKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
        });
  }

  private static void endEntity(JcaX509v3CertificateBuilder builder, KeyPurposeId purpose)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }

  private static X509Certificate sign(
      String subject,
      String issuer,
      KeyPair keys,
      PrivateKey signer,
      Instant now,
      Extensions extensions) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              new BigInteger(127, RANDOM),
              Date.from(now.minus(BACKDATED)),
              Date.from(now.plus(VALID)),
              new X500Name("CN=" + subject),
              keys.getPublic());
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      extensions.addTo(builder);
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
