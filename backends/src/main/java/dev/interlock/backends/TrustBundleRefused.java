package dev.interlock.backends;

/**
 * A server could not load a trust bundle and keeps the one it had; the text is the server's own.
 */
public final class TrustBundleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrustBundleRefused(String server, String reason) {
    super("backend %s keeps its old trust bundle: %s".formatted(server, reason));
  }
}
