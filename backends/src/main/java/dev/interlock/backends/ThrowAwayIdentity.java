package dev.interlock.backends;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A client certificate with its key, in memory only: a client of a test, or a certificate that
 * nobody trusts. It is self-signed unless a {@link ThrowAwayAuthority} made it.
 */
public final class ThrowAwayIdentity {

  private final KeyPair keys;
  private final X509Certificate certificate;
  private final List<X509Certificate> authorities;

  ThrowAwayIdentity(KeyPair keys, X509Certificate certificate, List<X509Certificate> authorities) {
    this.keys = keys;
    this.certificate = certificate;
    this.authorities = authorities;
  }

  /** A new P-256 key and its certificate, valid for a year. */
  public static ThrowAwayIdentity create(String commonName, InstantSource clock) {
    return of(commonName, CertificateMaker.newKeyPair(), clock);
  }

  /** The same with an RSA key of 2,048 bits, as Amazon API Gateway generates them. */
  public static ThrowAwayIdentity createRsa(String commonName, InstantSource clock) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return of(commonName, generator.generateKeyPair(), clock);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA is part of every Java platform", e);
    }
  }

  /** A self-signed one as it is drafted, good or bad; its subject must be a common name. */
  public static ThrowAwayIdentity create(ClientDraft draft) {
    String commonName = draft.subject().substring("CN=".length());
    return new ThrowAwayIdentity(
        draft.keys(), CertificateMaker.client(draft, commonName, draft.keys()), List.of());
  }

  private static ThrowAwayIdentity of(String commonName, KeyPair keys, InstantSource clock) {
    return new ThrowAwayIdentity(
        keys, CertificateMaker.client(commonName, keys, clock.instant()), List.of());
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate in PEM. */
  public String pem() {
    return Pem.of(List.of(certificate));
  }

  /** The private key in PEM (PKCS#8). */
  public String privateKeyPem() {
    return Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  /** The SHA-256 of the certificate's DER, in lower-case hexadecimal digits. */
  public String fingerprint() {
    return Pem.fingerprint(certificate);
  }

  /** What presents this identity in a TLS handshake. */
  public X509ExtendedKeyManager keyManager() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] noPassword = new char[0];
      store.setKeyEntry("client", keys.getPrivate(), noPassword, presented());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, noPassword);
      return Arrays.stream(factory.getKeyManagers())
          .filter(X509ExtendedKeyManager.class::isInstance)
          .map(X509ExtendedKeyManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory can not fail to load", e);
    }
  }

  private Certificate[] presented() {
    return Stream.concat(Stream.of(certificate), authorities.stream()).toArray(Certificate[]::new);
  }
}
