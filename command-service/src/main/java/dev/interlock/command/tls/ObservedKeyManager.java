package dev.interlock.command.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Notes whether the server asked for a certificate. It presents its certificate whatever issuers
 * the server names: the JDK would else keep an untrusted certificate back, and the connection would
 * show only what happens to a client without one.
 */
public final class ObservedKeyManager extends X509ExtendedKeyManager {

  private final @Nullable X509ExtendedKeyManager identity;
  private volatile Asked asked = Asked.NO;

  /**
   * Presents this identity.
   *
   * @param identity null for a client without a certificate
   */
  public ObservedKeyManager(@Nullable X509ExtendedKeyManager identity) {
    this.identity = identity;
  }

  /** What the server has asked for until now, and what it was then given. */
  public Asked asked() {
    return asked;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (identity == null) {
      asked = Asked.WITHHELD;
      return null;
    }
    String chosen = identity.chooseClientAlias(keyTypes, null, socket);
    // The JDK drops without a word a key that is not of the types that it asks for.
    String alias = isOneOf(keyTypes, chosen) ? chosen : null;
    // The JDK may ask once for each type of key; one that fits decides.
    if (asked != Asked.PRESENTED) {
      asked = alias == null ? Asked.UNFIT : Asked.PRESENTED;
    }
    return alias;
  }

  private boolean isOneOf(String[] keyTypes, @Nullable String alias) {
    X509Certificate[] chain = getCertificateChain(alias);
    return chain != null
        && Arrays.asList(keyTypes).contains(chain[0].getPublicKey().getAlgorithm());
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return identity == null || alias == null ? null : identity.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity == null ? null : identity.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return identity == null ? null : identity.getClientAliases(keyType, null);
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
