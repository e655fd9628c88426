package dev.interlock.standalone;

import dev.interlock.command.access.AccessKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The first access key, in a shared credentials file of AWS's clients. Made once; only its owner
 * can read it.
 */
final class Credentials {
  private static final String FILE = "credentials";

  private Credentials() {}

  static boolean existIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  static Path createWhenMissing(Path directory) throws IOException {
    return PrivateFile.createWhenMissing(
        directory.resolve(FILE),
        () -> AccessKeyPair.random(new SecureRandom()).toCredentialsFile());
  }
}
