package dev.interlock.command.rotation;

import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.ClientKeys;
import dev.interlock.command.certificate.ClientKeys.IssuedKey;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.TrustedCertificate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Certificates like those that rotations will generate. */
@Component
class Successors {
  private final Certificates certificates;
  private final ClientKeys keys;

  Successors(Certificates certificates, ClientKeys keys) {
    this.certificates = certificates;
    this.keys = keys;
  }

  /** One as the rotation would get it, made in the present transaction, which must not commit. */
  TrustedCertificate standIn(RotationRequested planned) {
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
