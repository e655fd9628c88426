package dev.interlock.command.testinvoke;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.vault.KeyDestroyed;
import dev.interlock.vault.KeyVault;
import org.springframework.stereotype.Component;

/** The client certificates with their keys, which stay in the vault's key managers. */
@Component
class ClientIdentities {
  private final Certificates certificates;
  private final KeyVault vault;

  ClientIdentities(Certificates certificates, KeyVault vault) {
    this.certificates = certificates;
    this.vault = vault;
  }

  /**
   * The certificate with its key.
   *
   * @throws AwsFault with AWS's text when there is none of this id
   */
  ClientIdentity get(String certificateId) {
    StoredCertificate certificate =
        certificates.find(certificateId).orElseThrow(ClientIdentities::unknown);
    try {
      return new ClientIdentity(
          certificateId,
          certificate.certificate().fingerprint(),
          vault.keyManager(certificate.keyHandle()));
    } catch (KeyDestroyed deletedMeanwhile) {
      throw unknown();
    }
  }

  private static AwsFault unknown() {
    return AwsFault.notFound(Certificates.UNKNOWN);
  }
}
