package dev.interlock.vault;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents one certificate, and the authorities between it and its root, to every server that asks
 * for one, whatever issuers the server names: many list none, or not this one.
 */
final class ClientKeyManager extends X509ExtendedKeyManager {
  private final String alias;
  private final X509Certificate[] chain;
  private final PrivateKey privateKey;

  ClientKeyManager(String alias, X509Certificate[] chain, PrivateKey privateKey) {
    this.alias = alias;
    this.chain = chain.clone();
    this.privateKey = privateKey;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {alias};
  }

  @Override
  public String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias;
  }

  @Override
  public String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias;
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

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return this.alias.equals(alias) ? chain.clone() : null;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return this.alias.equals(alias) ? privateKey : null;
  }

  @Override
  public String toString() {
    return "ClientKeyManager[" + alias + "]";
  }
}
