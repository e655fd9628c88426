package dev.interlock.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that AWS clients sign with, in the format of the AWS shared credentials file. Made once;
 * only its owner can read it.
 */
final class Credentials {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_LENGTH = 16;
  private static final int SECRET_BYTES = 30;

  private Credentials() {}

  static Path createWhenMissing(Path directory) throws IOException {
    Path file = directory.resolve("credentials");
    if (!Files.exists(file)) {
      Path complete =
          Files.createTempFile(
              directory,
              "credentials",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(complete, fresh(new SecureRandom()));
      Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private static String fresh(SecureRandom random) {
    StringBuilder id = new StringBuilder("ILCK");
    random.ints(ID_LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(id::append);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return """
        [default]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        """
        .formatted(id, Base64.getEncoder().encodeToString(secret));
  }
}
