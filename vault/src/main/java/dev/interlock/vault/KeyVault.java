package dev.interlock.vault;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Issues client certificates and keeps their private keys, which never leave it but as a key
 * manager.
 *
 * <p>Every method takes part in the caller's transaction, if there is one: rolled back, it left
 * nothing behind. Under an isolation above READ COMMITTED a call that lost a race fails as any
 * serialization failure does, and the transaction is to be repeated.
 */
public interface KeyVault {

  /**
   * Generates a key pair and a self-signed client certificate (RFC 5280), and stores the key.
   *
   * <p>Asked again with the same request it returns the certificate issued first. Of concurrent
   * calls for one certificate id one wins, and the others return the winner's certificate.
   *
   * @throws IssuedDifferently if the certificate id was issued for another request
   * @throws SubjectTaken if another certificate has the subject
   * @throws KeyDestroyed if the certificate's key was issued and destroyed since
   */
  IssuedCertificate issue(CertificateRequest request);

  /**
   * Takes in a certificate that another authority signed, and its private key. What it is good for
   * is for the caller to judge; that the two belong together is checked here. Asked again with them
   * it returns the same.
   *
   * @param chain the certificate, and the authorities that signed it, the nearest first
   * @param privateKeyPem PKCS#8, PKCS#1 or SEC1 in PEM, not encrypted
   * @throws NotAPrivateKey if that is none
   * @throws KeyMismatch if the certificate is that of another key
   * @throws IssuedDifferently if the certificate id has another certificate
   * @throws NotSignedYet if the certificate id is that of a request
   * @throws KeyDestroyed if the key was taken in and destroyed since
   */
  IssuedCertificate adopt(String certificateId, List<X509Certificate> chain, Secret privateKeyPem);

  /**
   * Generates a key pair for a certificate that another authority will sign, and stores the key.
   * Asked again for the same certificate id it returns what it returned first.
   *
   * @throws IssuedDifferently if the certificate id has its certificate already
   * @throws KeyDestroyed if the key was destroyed since
   */
  PendingCertificate request(SigningRequest request);

  /**
   * Takes in the certificate that was asked for with {@link #request}. Asked again with it, it
   * returns the same.
   *
   * @param chain the certificate, and the authorities that signed it, the nearest first
   * @throws UnknownKey if nothing was asked for under that id
   * @throws KeyMismatch if the certificate is that of another key
   * @throws IssuedDifferently if another one was taken in
   * @throws KeyDestroyed if the key was destroyed since
   */
  IssuedCertificate complete(String certificateId, List<X509Certificate> chain);

  /**
   * A key manager for the client's side of TLS that presents the key's certificate whenever a
   * server asks for one. It holds the key in memory and does not notice a later destruction: let go
   * of it before {@link #destroy}.
   *
   * @throws UnknownKey if the handle was never given out
   * @throws NotSignedYet if the key has no certificate yet
   * @throws KeyDestroyed if the key is destroyed
   * @throws KeyUnreadable if what is stored cannot be opened
   */
  X509ExtendedKeyManager keyManager(String keyHandle);

  /**
   * Makes the key unusable for good and records when. Asked again it returns the first destruction.
   *
   * <p>Backups, the database's log and pages that it has not cleaned yet still hold the key under
   * its key-encryption key. To make them useless too, {@link #rewrap} to a new one and throw the
   * older away.
   *
   * @throws UnknownKey if the handle was never given out
   */
  Destruction destroy(String keyHandle);

  /**
   * Brings every key, and every secret of {@link SecretVault}, under the current key-encryption
   * key, without decrypting one. Outside of a transaction each is committed by itself, so that an
   * interrupted call loses nothing and the next one goes on with the rest. Run it once every
   * instance has the current key as its own, or those that have not go on to issue under the older.
   */
  Rewrap rewrap();
}
