package dev.interlock.command.certificate;

import dev.interlock.vault.KeyEncryptionKeys;
import dev.interlock.vault.KeyVault;
import dev.interlock.vault.Rewrap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Brings all private keys and secrets under the current key-encryption key at each start, so that a
 * new one takes nothing but a start with it in front. Requests are answered meanwhile.
 */
@Component
final class RewrapAtStart implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(RewrapAtStart.class);

  private final KeyVault vault;
  private final KeyEncryptionKeys keys;

  RewrapAtStart(KeyVault vault, KeyEncryptionKeys keys) {
    this.vault = vault;
    this.keys = keys;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Rewrap rewrap = vault.rewrap();
    if (rewrap.rewrapped() > 0) {
      log.info(
          "Brought {} private keys and secrets under the key-encryption key {}",
          rewrap.rewrapped(),
          keys.currentId());
    }
    if (!rewrap.unreadable().isEmpty()) {
      log.warn(
          "{} private keys and secrets are still under older key-encryption keys, so throw none of"
              + " those away. The first: {}",
          rewrap.unreadable().size(),
          rewrap.unreadable().getFirst().getMessage());
    }
  }
}
