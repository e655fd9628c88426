package dev.interlock.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The self-signed client certificate that no server confuses with its predecessor: OpenSSL tells
 * two certificates in one trust file apart by subject and key identifiers.
 */
final class ClientProfile {

  private ClientProfile() {}

  /** DER. */
  static byte[] subject(String commonName) {
    // The builder's own strings would read a leading # or backslash as an escape.
    X500Name name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, new DERPrintableString("US"))
            .addRDN(BCStyle.L, new DERUTF8String("Seattle"))
            .addRDN(BCStyle.CN, new DERUTF8String(commonName))
            .build();
    try {
      return name.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static X509Certificate selfSign(
      KeyPair keys,
      byte[] subject,
      BigInteger serial,
      Instant notBefore,
      Instant notAfter,
      SecureRandom random) {
    X500Name name = X500Name.getInstance(subject);
    SubjectPublicKeyInfo publicKey =
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
                  name, serial, Date.from(notBefore), Date.from(notAfter), name, publicKey)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(publicKey))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  identifiers.createAuthorityKeyIdentifier(publicKey));
      String algorithm = KeyKind.of(keys.getPublic()).signatureAlgorithm();
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(algorithm)
                      .setSecureRandom(random)
                      .build(keys.getPrivate())));
    } catch (IOException
        | CertificateException
        | OperatorCreationException
        | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The certificate could not be signed", e);
    }
  }
}
