package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import dev.interlock.contract.CertificateFacts;
import java.util.Optional;

/** The certificates that exist, for decisions about one that depend on others. */
public interface Certificates {
  /** AWS's text for an unknown certificate. */
  String UNKNOWN = "Invalid Client Certificate identifier specified";

  /** A certificate, or empty when it does not exist. */
  Optional<StoredCertificate> find(String certificateId);

  /**
   * A certificate, or empty when it does not exist.
   *
   * @param fingerprint SHA-256 of the DER encoding, lower-case hexadecimal
   */
  Optional<StoredCertificate> findByFingerprint(String fingerprint);

  /** How many exist now, or are asked for. */
  int count();

  /**
   * How many exist or are asked for. Until the transaction ends, nobody else who asks this is
   * answered.
   */
  int countForGeneration();

  /**
   * Says nothing when no certificate is the same, or has the same key.
   *
   * @throws Refusal CONFLICT naming the one that does
   */
  void requireNew(CertificateFacts certificate);

  /**
   * Keeps a certificate from being deleted until the transaction ends.
   *
   * @throws Refusal INVALID when it does not exist
   */
  void holdForUse(String certificateId);

  /** Keeps a certificate from being taken into use until the transaction ends. */
  void holdForDeletion(String certificateId);
}
