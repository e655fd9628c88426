package dev.interlock.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/** The authorities of backends that the settings name. */
final class ServerAuthorities {
  private static final String SETTING = "interlock.gateway.server-authorities";

  private ServerAuthorities() {}

  /**
   * Those of a file.
   *
   * @param file with certificates in PEM; empty for none
   * @throws IllegalArgumentException naming the setting, if there are none in it
   */
  static List<String> configured(String file) {
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      PemContent content = PemContent.load(Path.of(file));
      if (content.getCertificates().isEmpty()) {
        throw new IllegalStateException("it is empty");
      }
      return List.of(content.toString());
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "%s: %s holds no PEM certificates: %s".formatted(SETTING, file, e.getMessage()), e);
    }
  }
}
