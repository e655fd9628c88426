package dev.interlock.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/**
 * The file that holds the trust bundle of a server; a reader sees the old or the new one, whole.
 */
final class TrustFile {

  static final String NAME = "trust.pem";

  private final Path file;
  private final String nobody;

  private TrustFile(Path file, String nobody) {
    this.file = file;
    this.nobody = nobody;
  }

  /** The file of this directory: as a former run left it, or trusting nobody. */
  static TrustFile in(Path directory, InstantSource clock) {
    // Servers do not start on an empty file, or then accept anybody: a certificate whose key is
    // thrown away here stands for nobody.
    var nobody = ThrowAwayIdentity.create("nobody", clock).pem();
    TrustFile trust = new TrustFile(directory.resolve(NAME), nobody);
    if (!Files.exists(trust.file)) {
      trust.replace("");
    }
    return trust;
  }

  String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can not read the trust bundle " + file, e);
    }
  }

  void replace(String pem) {
    Path candidate = file.resolveSibling(NAME + ".new");
    try {
      Files.writeString(candidate, pem.isBlank() ? nobody : pem);
      Files.move(
          candidate, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can not write the trust bundle " + file, e);
    }
  }
}
