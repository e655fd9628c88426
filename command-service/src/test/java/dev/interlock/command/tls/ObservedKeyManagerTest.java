package dev.interlock.command.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.ThrowAwayIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservedKeyManagerTest {
  private static final String[] EC = {"EC"};
  private static final String[] RSA = {"RSA", "RSASSA-PSS"};

  private final ObservedKeyManager keys = new ObservedKeyManager(new ForEverything());

  @Test
  void hasSeenNothingAtFirst() {
    assertThat(keys.asked()).isEqualTo(Asked.NO);
  }

  @Test
  void presentsAKeyOfATypeThatTheServerAsksFor() {
    assertThat(keys.chooseClientAlias(RSA, null, null)).isEqualTo("client");
    assertThat(keys.asked()).isEqualTo(Asked.PRESENTED);
  }

  @Test
  void keepsBackAKeyOfAnotherTypeAndSaysSo() {
    assertThat(keys.chooseClientAlias(EC, null, null)).isNull();
    assertThat(keys.asked()).isEqualTo(Asked.UNFIT);
  }

  @Test
  void isAskedOnceForEachType() {
    assertThat(keys.chooseClientAlias(EC, null, null)).isNull();
    assertThat(keys.chooseClientAlias(RSA, null, null)).isEqualTo("client");
    assertThat(keys.chooseClientAlias(EC, null, null)).isNull();
    assertThat(keys.asked()).isEqualTo(Asked.PRESENTED);
  }

  @Test
  void withholdsWhatItDoesNotHave() {
    ObservedKeyManager none = new ObservedKeyManager(null);
    assertThat(none.chooseClientAlias(RSA, null, null)).isNull();
    assertThat(none.asked()).isEqualTo(Asked.WITHHELD);
  }

  /** Offers its RSA key whatever is asked for, as the vault does. */
  private static final class ForEverything extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager rsa =
        ThrowAwayIdentity.createRsa("client", Clock.systemUTC()).keyManager();

    @Override
    public String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return "client";
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return rsa.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return rsa.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {"client"};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }
}
