package dev.interlock.command.testinvoke;

import dev.interlock.command.tls.ServerVerification;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

/**
 * The authorities that may sign the certificates of backends: those of the settings, or else the
 * system's, and for one backend the roots that it was registered with.
 */
@Component
class ServerAuthorities {
  private static final String SETTING = "interlock.gateway.server-authorities";

  private final List<X509Certificate> configured;
  private final BackendAuthorities backends;

  ServerAuthorities(@Value("${" + SETTING + "}") String file, BackendAuthorities backends) {
    this.configured = file.isEmpty() ? List.of() : read(Path.of(file));
    this.backends = backends;
  }

  /** How a backend of the API is verified at an address. */
  ServerVerification of(String restApiId, String host, int port) {
    List<X509Certificate> own = backends.of(restApiId, host, port);
    try {
      if (own.isEmpty()) {
        return ServerVerification.against(configured);
      }
      List<X509Certificate> common =
          configured.isEmpty() ? ServerVerification.systemAuthorities() : configured;
      return ServerVerification.against(Stream.concat(common.stream(), own.stream()).toList());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The authorities of backends can not be used", e);
    }
  }

  private static List<X509Certificate> read(Path file) {
    try {
      return PemContent.load(file).getCertificates();
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "%s: %s holds no PEM certificates: %s".formatted(SETTING, file, e.getMessage()), e);
    }
  }
}
