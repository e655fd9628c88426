package dev.interlock.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key-encryption key of the vault. Without it the private keys in PostgreSQL are lost. */
final class VaultKeyFile {
  private static final int BYTES = 32;

  private VaultKeyFile() {}

  static Path createWhenMissing(Path directory) throws IOException {
    return PrivateFile.createWhenMissing(directory.resolve("vault.keys"), VaultKeyFile::fresh);
  }

  private static String fresh() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return "first:%s%n".formatted(Base64.getEncoder().encodeToString(key));
  }
}
