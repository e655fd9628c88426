package dev.interlock.gateway.learning;

import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.gateway.learning.Assignment.Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The certificates that have a key. */
final class Certificates {
  private final Map<String, Certificate> byId = new HashMap<>();

  void on(CertificateEvent event) {
    switch (event) {
      case CertificateIntroduced introduced ->
          byId.put(
              introduced.certificateId(),
              new Certificate(
                  introduced.certificateId(),
                  introduced.certificate().fingerprint(),
                  introduced.keyHandle()));
      case CertificateDeleted deleted -> byId.remove(deleted.certificateId());
      case CertificateRequested ignored -> {}
      case CertificateRequestWithdrawn ignored -> {}
      case CertificateDescribed ignored -> {}
      case CertificateTagged ignored -> {}
      case CertificateUntagged ignored -> {}
      case PrivateKeyDestroyed ignored -> {}
    }
  }

  Optional<Certificate> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
