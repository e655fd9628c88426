package dev.interlock.vault;

import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Asks for the extensions that a client certificate needs (RFC 2985, section 5.4.2). */
final class CertificationRequestMaker {
  private CertificationRequestMaker() {}

  /** PKCS#10 (RFC 2986) in DER. */
  static byte[] make(SigningRequest request, KeyPair keys, SecureRandom random) {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      extensions.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      return new JcaPKCS10CertificationRequestBuilder(request.subject(), keys.getPublic())
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
          .build(
              new JcaContentSignerBuilder(KeyKind.of(keys.getPublic()).signatureAlgorithm())
                  .setSecureRandom(random)
                  .build(keys.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("The request could not be signed", e);
    }
  }
}
