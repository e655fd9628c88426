package dev.interlock.vault;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents one certificate to every server that asks for one, whatever issuers the server names:
 * many list none, or not this one.
 */
final class ClientKeyManager extends X509ExtendedKeyManager {
  private final String alias;
  private final X509Certificate certificate;
  private final PrivateKey privateKey;

  ClientKeyManager(String alias, X509Certificate certificate, PrivateKey privateKey) {
    this.alias = alias;
    this.certificate = certificate;
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
    return this.alias.equals(alias) ? new X509Certificate[] {certificate} : null;
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
