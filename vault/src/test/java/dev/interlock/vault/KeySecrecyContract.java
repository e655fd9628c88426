package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link KeyVault} keeps to itself. */
interface KeySecrecyContract extends VaultUnderTest {

  @ParameterizedTest
  @CsvSource({"RSA_2048", "P_256"})
  default void storesNoBareKey(KeyAlgorithm algorithm) {
    IssuedCertificate issued = vault().issue(request("a1b2c3", algorithm));
    PrivateKey secret = privateKey(issued);

    String stored = everythingStored();
    assertThat(stored)
        .as("the search can find")
        .containsAnyOf(SecretBytes.writingsOf(issued.der()).toArray(String[]::new));
    assertThat(stored).doesNotContain(SecretBytes.writingsOf(secret));
  }

  @Test
  default void printsNoKey() {
    IssuedCertificate issued = certificate("a1b2c3");
    X509ExtendedKeyManager keys = vault().keyManager(issued.keyHandle());
    List<String> secrets = SecretBytes.writingsOf(privateKey(keys));

    assertThat(issued.toString()).doesNotContain(secrets);
    assertThat(keys.toString()).doesNotContain(secrets);
    assertThat(vault().toString()).doesNotContain(secrets);
    assertThat(vault().destroy(issued.keyHandle()).toString()).doesNotContain(secrets);
  }
}
