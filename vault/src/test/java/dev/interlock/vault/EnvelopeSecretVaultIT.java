package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class EnvelopeSecretVaultIT {
  private static final String FIRST = "first:" + "QUFB".repeat(10) + "QUE=";
  private static final String SECOND = "second:" + "QkJC".repeat(10) + "QkI=";
  private static final String ID = "AKIAQ2W3E4R5T6Y7UUII";
  private static final String TEXT = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private static VaultDatabase database;

  private final SecretVault vault = vaultUnder(FIRST);

  @BeforeAll
  static void createDatabase() {
    database = VaultDatabase.create();
  }

  @BeforeEach
  void emptyVault() {
    database.empty();
  }

  @Test
  void givesBackWhatWasPut() {
    vault.put(ID, new Secret(TEXT));
    assertThat(vault.find(ID)).get().extracting(Secret::reveal).isEqualTo(TEXT);
  }

  @Test
  void knowsNothingOfOthers() {
    vault.put(ID, new Secret(TEXT));
    assertThat(vault.find("AKIAOTHER")).isEmpty();
  }

  @Test
  void takesNoSecondSecretForAnId() {
    vault.put(ID, new Secret(TEXT));
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> vault.put(ID, new Secret("another")));
  }

  @Test
  void storesAndSaysNothingOfTheSecret() {
    Secret secret = new Secret(TEXT);
    vault.put(ID, secret);
    assertThat(database.everythingStored())
        .contains(ID)
        .doesNotContain(TEXT)
        .doesNotContain(SecretBytes.writingsOf(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertThat(secret).asString().doesNotContain(TEXT);
  }

  @Test
  void destroysForGood() {
    vault.put(ID, new Secret(TEXT));
    vault.destroy(ID);
    vault.destroy(ID);

    assertThat(vault.find(ID)).isEmpty();
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> vault.put(ID, new Secret(TEXT)));
    for (String change :
        List.of("DELETE FROM vault.secret", "UPDATE vault.secret SET destroyed_at = NULL")) {
      assertThatThrownBy(() -> sql(change))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("destruction is for good");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "destroyed_at = now()",
        "wrapped_data_key = NULL",
        "wrapped_data_key = substr(wrapped_data_key, 1, 32)"
      })
  void letsNoRowBeHalfDestroyed(String change) {
    vault.put(ID, new Secret(TEXT));
    assertThatThrownBy(() -> sql("UPDATE vault.secret SET " + change))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void detectsWhatWasMovedFromAnotherRow() {
    vault.put(ID, new Secret(TEXT));
    vault.put("AKIAOTHER", new Secret("another"));
    sql(
        """
        UPDATE vault.secret s
        SET sealed_secret = other.sealed_secret, wrapped_data_key = other.wrapped_data_key
        FROM vault.secret other WHERE other.id <> s.id
        """);
    assertThatExceptionOfType(KeyUnreadable.class)
        .isThrownBy(() -> vault.find(ID))
        .withMessageContaining(ID);
  }

  @Test
  void isRewrappedWithTheKeys() {
    vault.put(ID, new Secret(TEXT));
    vault.put("AKIADESTROYED", new Secret(TEXT));
    vault.destroy("AKIADESTROYED");
    KeyVault keys =
        new EnvelopeKeyVault(
            database.jdbc(),
            KeyEncryptionKeys.parse(SECOND + "," + FIRST),
            new SecureRandom(),
            new TestClock());

    assertThat(keys.rewrap()).isEqualTo(new Rewrap(1, List.of()));

    assertThat(vaultUnder(SECOND).find(ID)).get().extracting(Secret::reveal).isEqualTo(TEXT);
    assertThatExceptionOfType(KeyUnreadable.class)
        .isThrownBy(() -> vault.find(ID))
        .withMessageContaining("second");
  }

  private static SecretVault vaultUnder(String keys) {
    return new EnvelopeSecretVault(
        database.jdbc(), KeyEncryptionKeys.parse(keys), new SecureRandom(), new TestClock());
  }

  private static void sql(String statement) {
    database.jdbc().sql(statement).update();
  }
}
