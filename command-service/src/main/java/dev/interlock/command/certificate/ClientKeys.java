package dev.interlock.command.certificate;

import dev.interlock.contract.CertificateFacts;
import java.time.Duration;
import java.time.Instant;

/** Private keys, as far as the life of a certificate touches them: by handle only. */
public interface ClientKeys {

  /** A certificate just issued, and the handle of its private key. */
  record IssuedKey(String keyHandle, CertificateFacts certificate) {}

  /**
   * Makes a key pair, keeps the private key and issues the certificate, in the present transaction.
   *
   * @param notBefore start of validity, whole seconds
   */
  IssuedKey issue(
      String certificateId, GenerationSettings settings, Instant notBefore, Duration validity);

  /**
   * How the successor of a certificate is made: with a key of the same algorithm, and never in the
   * profile of AWS, since both must be accepted from one trust file.
   */
  GenerationSettings forSuccessorOf(StoredCertificate predecessor);

  /** Destroys a private key for good when the present transaction commits. */
  void destroy(String keyHandle);
}
