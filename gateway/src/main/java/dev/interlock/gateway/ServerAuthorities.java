package dev.interlock.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.ssl.pem.PemContent;

/** The authorities of backends: those of the settings, and for a backend the roots it brings. */
record ServerAuthorities(List<String> configured) {
  private static final String SETTING = "interlock.gateway.server-authorities";

  /**
   * Those of a file.
   *
   * @param file with certificates in PEM; empty for none
   * @throws IllegalArgumentException naming the setting, if there are none in it
   */
  static ServerAuthorities configured(String file) {
    if (file.isEmpty()) {
      return new ServerAuthorities(List.of());
    }
    try {
      PemContent content = PemContent.load(Path.of(file));
      if (content.getCertificates().isEmpty()) {
        throw new IllegalStateException("it is empty");
      }
      return new ServerAuthorities(List.of(content.toString()));
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "%s: %s holds no PEM certificates: %s".formatted(SETTING, file, e.getMessage()), e);
    }
  }

  /** These and the roots of backends; none for the system's. */
  List<String> with(List<String> roots) {
    return Stream.concat(configured.stream(), roots.stream()).toList();
  }
}
