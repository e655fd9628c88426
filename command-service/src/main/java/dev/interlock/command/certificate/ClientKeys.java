package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.vault.Secret;
import java.time.Duration;
import java.time.Instant;

/** Private keys, as far as the life of a certificate touches them: by handle only. */
public interface ClientKeys {

  /** A certificate just issued, and the handle of its private key. */
  record IssuedKey(String keyHandle, CertificateFacts certificate) {}

  /**
   * A private key whose certificate another authority has yet to sign.
   *
   * @param subject distinguished name (RFC 2253)
   * @param request PKCS#10 (RFC 2986) in PEM
   */
  record RequestedKey(String keyHandle, String subject, String keyAlgorithm, String request) {}

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

  /**
   * Keeps the private key of a certificate that another authority signed, in the present
   * transaction. Asked again with both it says the same.
   *
   * @return the handle of the private key
   * @throws Refusal INVALID when it is no private key, or not that of the certificate
   */
  String adopt(String certificateId, CertificateChain chain, Secret privateKey);

  /** Makes a key pair that another authority is to certify, in the present transaction. */
  RequestedKey request(RequestCertificate command);

  /**
   * Lets a key that was made with {@link #request} present its certificate.
   *
   * @throws Refusal INVALID when the certificate was made for another key
   */
  void complete(String certificateId, CertificateChain chain);

  /** Destroys a private key for good when the present transaction commits. */
  void destroy(String keyHandle);
}
