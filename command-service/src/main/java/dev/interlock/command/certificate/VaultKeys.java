package dev.interlock.command.certificate;

import dev.interlock.contract.CertificateFacts;
import dev.interlock.vault.CertificateRequest;
import dev.interlock.vault.ClientProfile;
import dev.interlock.vault.IssuedCertificate;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The keys of client certificates in the vault. */
@Component
final class VaultKeys implements ClientKeys {
  private final KeyVault vault;

  VaultKeys(KeyVault vault) {
    this.vault = vault;
  }

  @Override
  public IssuedKey issue(
      String certificateId, GenerationSettings settings, Instant notBefore, Duration validity) {
    Instant notAfter = notBefore.plus(validity);
    IssuedCertificate issued =
        vault.issue(
            switch (settings.profile()) {
              case INTERLOCK ->
                  CertificateRequest.of(
                      certificateId, settings.keyAlgorithm(), notBefore, notAfter);
              case AWS -> CertificateRequest.aws(certificateId, notBefore, notAfter);
            });
    return new IssuedKey(issued.keyHandle(), facts(issued));
  }

  @Override
  public GenerationSettings forSuccessorOf(StoredCertificate predecessor) {
    return new GenerationSettings(
        ClientProfile.INTERLOCK, KeyAlgorithm.of(predecessor.x509().getPublicKey()));
  }

  @Override
  public void destroy(String keyHandle) {
    vault.destroy(keyHandle);
  }

  private static CertificateFacts facts(IssuedCertificate issued) {
    X509Certificate x509 = issued.certificate();
    return new CertificateFacts(
        // As AWS sends it: CRLF between the lines, nothing after the last.
        issued.pem().strip().replace("\n", "\r\n"),
        issued.fingerprint(),
        issued.spkiHash(),
        x509.getSerialNumber().toString(16),
        x509.getSubjectX500Principal().getName(),
        x509.getNotBefore().toInstant(),
        x509.getNotAfter().toInstant());
  }
}
