package dev.interlock.standalone;

import java.io.IOException;
import java.nio.file.Path;
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
    return PrivateFile.createWhenMissing(
        directory.resolve("credentials"), () -> fresh(new SecureRandom()));
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
