package dev.interlock.vault;

import java.io.IOException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
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

/** Makes certificates that are signed with their own key (RFC 5280). */
final class CertificateSigner {

  private CertificateSigner() {}

  static X509Certificate selfSign(
      ClientProfile profile, KeyPair keys, CertificateFields fields, SecureRandom random) {
    SubjectPublicKeyInfo publicKey =
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            fields.issuer(),
            fields.serial(),
            Date.from(fields.notBefore()),
            Date.from(fields.notAfter()),
            fields.subject(),
            publicKey);
    try {
      switch (profile) {
        case INTERLOCK -> addExtensions(builder, publicKey);
        case AWS -> {}
      }
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

  private static void addExtensions(
      X509v3CertificateBuilder builder, SubjectPublicKeyInfo publicKey)
      throws IOException, NoSuchAlgorithmException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            identifiers.createSubjectKeyIdentifier(publicKey))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            identifiers.createAuthorityKeyIdentifier(publicKey));
  }
}
