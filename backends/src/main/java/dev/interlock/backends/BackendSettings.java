package dev.interlock.backends;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a backend server is started.
 *
 * @param name letters, digits, dots and hyphens; part of each answer
 * @param directory its own directory, made when missing; its identity and its bundle survive there
 * @param port on 127.0.0.1, or 0 for any free one
 * @param acceptsAnybody asks for a client certificate but accepts any, and none: a common mistake
 * @param tlsVersions those that it offers, such as {@code TLSv1.3}
 */
public record BackendSettings(
    String name, Path directory, int port, boolean acceptsAnybody, List<String> tlsVersions) {

  private static final List<String> TLS_VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+");

  /** Checks what goes into configuration files as it is. */
  public BackendSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "backend name '%s': use letters, digits, dots and hyphens only".formatted(name));
    }
    tlsVersions = List.copyOf(tlsVersions);
    if (tlsVersions.isEmpty() || !TLS_VERSIONS.containsAll(tlsVersions)) {
      throw new IllegalArgumentException(
          "TLS versions %s: give some of %s".formatted(tlsVersions, TLS_VERSIONS));
    }
  }

  /** A server on any free port, which verifies its clients. */
  public static BackendSettings of(String name, Path directory) {
    return new BackendSettings(name, directory.toAbsolutePath(), 0, false, TLS_VERSIONS);
  }

  /** The same on a fixed port. */
  public BackendSettings onPort(int newPort) {
    return new BackendSettings(name, directory, newPort, acceptsAnybody, tlsVersions);
  }

  /** The same, accepting every client: what a probe with an untrusted certificate must notice. */
  public BackendSettings acceptingAnybody() {
    return new BackendSettings(name, directory, port, true, tlsVersions);
  }

  /** The same, offering these versions of TLS and no others. */
  public BackendSettings offering(String... versions) {
    return new BackendSettings(name, directory, port, acceptsAnybody, List.of(versions));
  }
}
