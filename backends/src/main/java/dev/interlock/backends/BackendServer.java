package dev.interlock.backends;

import java.net.URI;

/**
 * A running HTTPS server that asks its clients for a certificate and trusts those of its bundle.
 */
public interface BackendServer extends AutoCloseable {

  /** The name given to the server; it is part of each of its answers. */
  String name();

  /** Where it listens, as {@code 127.0.0.1:port}. */
  String address();

  /** The root of what it serves: {@code https://127.0.0.1:port/}. */
  default URI uri() {
    return URI.create("https://" + address() + "/");
  }

  /** The certificate, in PEM, of the private authority that signed the server's own certificate. */
  String serverAuthorityPem();

  /**
   * Makes the server trust the certificates of this bundle and no others, and returns when it does.
   * Connections that are open already may live on with the trust of before. An empty bundle trusts
   * nobody.
   *
   * @param trustBundlePem certificates in PEM
   * @throws TrustBundleRefused if the server can not load it; it then keeps the bundle it had
   */
  void install(String trustBundlePem);

  /** Ends the server's process. */
  @Override
  void close();
}
