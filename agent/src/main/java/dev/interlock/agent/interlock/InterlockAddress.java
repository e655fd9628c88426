package dev.interlock.agent.interlock;

import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.settings.TlsClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where Interlock is, and who signed its certificate.
 *
 * @param authorities PEM; the JDK's own when empty
 */
record InterlockAddress(URI root, Optional<Path> authorities) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  static InterlockAddress of(Keys keys) {
    String text = keys.required("interlock", "https://interlock.example");
    URI root;
    try {
      root = URI.create(text.replaceAll("/+$", "") + "/");
    } catch (IllegalArgumentException e) {
      throw keys.invalid("interlock", "is '%s', which is no URL".formatted(text));
    }
    boolean tls = "https".equals(root.getScheme());
    if (root.getHost() == null || !(tls || "http".equals(root.getScheme()))) {
      throw keys.invalid("interlock", "is '%s'; write https://HOST:PORT".formatted(text));
    }
    if (!tls && !LOOPBACK.contains(root.getHost())) {
      throw keys.invalid(
          "interlock",
          "is '%s', which would send the access key in the clear; use https".formatted(text));
    }
    return new InterlockAddress(root, keys.optional("interlock.authorities").map(keys::resolved));
  }

  URI resolve(String path) {
    return root.resolve(path);
  }

  HttpClient client(Duration connectTimeout) {
    return TlsClient.of("interlock.authorities", authorities, connectTimeout);
  }
}
