package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import java.util.Optional;

/** The certificates that exist, for decisions about one that depend on others. */
public interface Certificates {
  /** AWS's text for an unknown certificate. */
  String UNKNOWN = "Invalid Client Certificate identifier specified";

  /** A certificate, or empty when it does not exist. */
  Optional<StoredCertificate> find(String certificateId);

  /** The certificate of a fingerprint, SHA-256 in lower-case hexadecimal. */
  Optional<StoredCertificate> withFingerprint(String fingerprint);

  /** How many exist now. */
  int count();

  /** How many exist. Until the transaction ends, nobody else who asks this is answered. */
  int countForGeneration();

  /**
   * Keeps a certificate from being deleted until the transaction ends.
   *
   * @throws Refusal INVALID when it does not exist
   */
  void holdForUse(String certificateId);

  /** Keeps a certificate from being taken into use until the transaction ends. */
  void holdForDeletion(String certificateId);
}
