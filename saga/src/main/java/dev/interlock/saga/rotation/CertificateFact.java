package dev.interlock.saga.rotation;

import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;

/** How far a certificate has come in its life. */
public record CertificateFact(boolean generated, boolean deleted, boolean keyDestroyed) {
  static final CertificateFact UNKNOWN = new CertificateFact(false, false, false);

  CertificateFact on(CertificateEvent event) {
    return switch (event) {
      case CertificateIntroduced ignored -> new CertificateFact(true, deleted, keyDestroyed);
      case CertificateRequested ignored -> this;
      case CertificateRequestWithdrawn ignored -> this;
      case CertificateDescribed ignored -> this;
      case CertificateTagged ignored -> this;
      case CertificateUntagged ignored -> this;
      case CertificateDeleted ignored -> new CertificateFact(generated, true, keyDestroyed);
      case PrivateKeyDestroyed ignored -> new CertificateFact(generated, deleted, true);
    };
  }
}
