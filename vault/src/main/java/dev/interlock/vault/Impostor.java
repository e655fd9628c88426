package dev.interlock.vault;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The negative control of a probe: a certificate with the subject, issuer, serial, validity and
 * kind of key of a genuine one, signed with a fresh key that is stored nowhere. A server that lets
 * it in looks at names only.
 */
public final class Impostor {
  private final X509Certificate certificate;
  private final X509ExtendedKeyManager keyManager;

  private Impostor(X509Certificate certificate, X509ExtendedKeyManager keyManager) {
    this.certificate = certificate;
    this.keyManager = keyManager;
  }

  /**
   * Makes a new one on each call.
   *
   * @throws IllegalArgumentException if the genuine certificate's key is neither RSA nor EC
   */
  public static Impostor of(X509Certificate genuine, SecureRandom random) {
    KeyPair keys = KeyKind.of(genuine.getPublicKey()).generate(random);
    X509Certificate certificate =
        CertificateSigner.selfSign(
            ClientProfile.INTERLOCK,
            keys,
            new CertificateFields(
                X500Name.getInstance(genuine.getSubjectX500Principal().getEncoded()),
                X500Name.getInstance(genuine.getIssuerX500Principal().getEncoded()),
                genuine.getSerialNumber(),
                genuine.getNotBefore().toInstant(),
                genuine.getNotAfter().toInstant()),
            random);
    return new Impostor(
        certificate,
        new ClientKeyManager("impostor", new X509Certificate[] {certificate}, keys.getPrivate()));
  }

  /** What it presents. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Presents it whenever a server asks for a certificate. */
  public X509ExtendedKeyManager keyManager() {
    return keyManager;
  }

  @Override
  public String toString() {
    return "Impostor[" + certificate.getSubjectX500Principal() + "]";
  }
}
