package dev.interlock.backends;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Hands each connection to the newest of its contexts. The JDK's HTTPS server takes no other
 * context once it runs; and a new context, unlike a new trust manager in an old one, does not
 * resume the sessions of before.
 */
final class ExchangeableContext extends SSLContextSpi {

  private volatile SSLContext current;

  ExchangeableContext(SSLContext first) {
    this.current = first;
  }

  void exchange(SSLContext next) {
    current = next;
  }

  SSLContext asContext() {
    return new SSLContext(this, current.getProvider(), current.getProtocol()) {};
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return current.createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return current.createSSLEngine(host, port);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return current.getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return current.getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return current.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return current.getClientSessionContext();
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("exchange the context instead");
  }
}
