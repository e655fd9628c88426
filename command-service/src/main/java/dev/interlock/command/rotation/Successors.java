package dev.interlock.command.rotation;

import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.ClientKeys;
import dev.interlock.command.certificate.ClientKeys.IssuedKey;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.TrustedCertificate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What rotations will bring. */
@Component
class Successors {
  private final Certificates certificates;
  private final ClientKeys keys;
  private final CertificateDirectory directory;

  Successors(Certificates certificates, ClientKeys keys, CertificateDirectory directory) {
    this.certificates = certificates;
    this.keys = keys;
    this.directory = directory;
  }

  /**
   * The successor of a rotation. One that is yet to be generated is made as it would be, in the
   * present transaction, which must not commit.
   */
  TrustedCertificate of(RotationRequested planned) {
    return planned.keepsSuccessor()
        ? directory.trusted(planned.newCertificateId())
        : standIn(planned);
  }

  private TrustedCertificate standIn(RotationRequested planned) {
    StoredCertificate old = certificates.find(planned.oldCertificateId()).orElseThrow();
    IssuedKey issued =
        keys.issue(
            planned.newCertificateId(),
            keys.forSuccessorOf(old),
            planned.at().truncatedTo(ChronoUnit.SECONDS),
            old.validity());
    return new TrustedCertificate(
        planned.newCertificateId(), issued.certificate().fingerprint(), issued.certificate().pem());
  }
}
