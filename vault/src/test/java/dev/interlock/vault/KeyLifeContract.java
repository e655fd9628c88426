package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long every {@link KeyVault} keeps a key. */
interface KeyLifeContract extends VaultUnderTest {

  @Test
  default void forgetsAKeyWhoseTransactionIsRolledBack() {
    List<IssuedCertificate> rolledBack = new ArrayList<>();
    transactions()
        .executeWithoutResult(
            transaction -> {
              rolledBack.add(certificate("a1b2c3"));
              transaction.setRollbackOnly();
            });

    String handle = rolledBack.getFirst().keyHandle();
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().keyManager(handle))
        .withMessageContaining(handle);
    assertThat(certificate("a1b2c3")).isNotEqualTo(rolledBack.getFirst());
  }

  @Test
  default void keepsAKeyWhoseDestructionIsRolledBack() {
    IssuedCertificate issued = certificate("a1b2c3");
    transactions()
        .executeWithoutResult(
            transaction -> {
              vault().destroy(issued.keyHandle());
              transaction.setRollbackOnly();
            });

    assertThat(vault().keyManager(issued.keyHandle())).isNotNull();
  }

  @Test
  default void neverUsesADestroyedKey() {
    IssuedCertificate issued = certificate("a1b2c3");
    Instant now = clock().instant();

    assertThat(vault().destroy(issued.keyHandle()))
        .isEqualTo(new Destruction(issued.keyHandle(), now));

    assertThatExceptionOfType(KeyDestroyed.class)
        .isThrownBy(() -> vault().keyManager(issued.keyHandle()))
        .withMessageContaining(issued.keyHandle())
        .satisfies(refusal -> assertThat(refusal.destroyedAt()).isEqualTo(now));
    assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> certificate("a1b2c3"));
  }

  @Test
  default void destroysOnceHoweverOftenItIsAsked() {
    IssuedCertificate issued = certificate("a1b2c3");
    Destruction first = vault().destroy(issued.keyHandle());
    clock().passes(Duration.ofHours(1));

    assertThat(vault().destroy(issued.keyHandle())).isEqualTo(first);
  }

  @Test
  default void namesAHandleThatItNeverGaveOut() {
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().keyManager("nowhere"))
        .withMessageContaining("nowhere");
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().destroy("nowhere"))
        .satisfies(refusal -> assertThat(refusal.keyHandle()).isEqualTo("nowhere"));
  }
}
