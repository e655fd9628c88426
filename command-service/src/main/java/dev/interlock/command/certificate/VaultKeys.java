package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import dev.interlock.vault.CertificateRequest;
import dev.interlock.vault.ClientProfile;
import dev.interlock.vault.IssuedCertificate;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.KeyMismatch;
import dev.interlock.vault.KeyVault;
import dev.interlock.vault.NotAPrivateKey;
import dev.interlock.vault.PendingCertificate;
import dev.interlock.vault.Secret;
import dev.interlock.vault.SigningRequest;
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
    return new IssuedKey(issued.keyHandle(), X509Facts.of(issued.certificate()));
  }

  @Override
  public GenerationSettings forSuccessorOf(StoredCertificate predecessor) {
    return new GenerationSettings(
        ClientProfile.INTERLOCK, KeyAlgorithm.of(predecessor.x509().getPublicKey()));
  }

  @Override
  public String adopt(String certificateId, CertificateChain chain, Secret privateKey) {
    try {
      return vault.adopt(certificateId, chain.certificates(), privateKey).keyHandle();
    } catch (NotAPrivateKey none) {
      throw Refusal.invalid("privateKey", "The private key cannot be read: " + none.reason());
    } catch (KeyMismatch other) {
      throw Refusal.invalid(
          "privateKey",
          "The private key is not that of the certificate; give the two that belong together");
    }
  }

  @Override
  public RequestedKey request(RequestCertificate command) {
    PendingCertificate pending =
        vault.request(
            new SigningRequest(command.certificateId(), command.subject(), command.keyAlgorithm()));
    return new RequestedKey(
        pending.keyHandle(),
        command.subject().getName(),
        command.keyAlgorithm().toString(),
        pending.pem());
  }

  @Override
  public void complete(String certificateId, CertificateChain chain) {
    try {
      vault.complete(certificateId, chain.certificates());
    } catch (KeyMismatch other) {
      throw Refusal.invalid(
          "certificate",
          "The certificate was made for another key than that of request %s; give the one that was signed for it"
              .formatted(certificateId));
    }
  }

  @Override
  public void destroy(String keyHandle) {
    vault.destroy(keyHandle);
  }
}
