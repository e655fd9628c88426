package dev.interlock.command.access;

import dev.interlock.vault.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id and the secret of an access key, in the form of AWS's. */
public record AccessKeyPair(String accessKeyId, Secret secret) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int RANDOM_LENGTH = 16;
  private static final int SECRET_BYTES = 30;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{16,128}");
  private static final String ID_SETTING = "aws_access_key_id";
  private static final String SECRET_SETTING = "aws_secret_access_key";

  /** A pair that nobody can guess: 80 random bits in the id, 240 in the secret. */
  public static AccessKeyPair random(SecureRandom random) {
    StringBuilder id = new StringBuilder("AKIA");
    random.ints(RANDOM_LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(id::append);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new AccessKeyPair(id.toString(), new Secret(Base64.getEncoder().encodeToString(secret)));
  }

  /** The pair as a shared credentials file of AWS's clients has it. */
  public String toCredentialsFile() {
    return "[default]\n%s = %s\n%s = %s\n"
        .formatted(ID_SETTING, accessKeyId, SECRET_SETTING, secret.reveal());
  }

  /**
   * Reads the default profile of a shared credentials file.
   *
   * @throws UncheckedIOException naming the file, if it cannot be read
   * @throws IllegalArgumentException naming the file and the setting that is missing or wrong
   */
  public static AccessKeyPair read(Path credentialsFile) {
    Map<String, String> settings = new HashMap<>();
    try {
      String profile = "";
      for (String line : Files.readAllLines(credentialsFile)) {
        String[] setting = line.split("=", 2);
        if (line.startsWith("[")) {
          profile = line.strip();
        } else if (setting.length == 2 && profile.equals("[default]")) {
          settings.put(setting[0].strip(), setting[1].strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Credentials cannot be read from " + credentialsFile, e);
    }
    String id = required(settings.get(ID_SETTING), ID_SETTING, credentialsFile);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "%s in %s must have 16 to 128 letters and digits".formatted(ID_SETTING, credentialsFile));
    }
    return new AccessKeyPair(
        id, new Secret(required(settings.get(SECRET_SETTING), SECRET_SETTING, credentialsFile)));
  }

  private static String required(@Nullable String value, String setting, Path file) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must set %s in its profile [default]".formatted(file, setting));
    }
    return value;
  }
}
