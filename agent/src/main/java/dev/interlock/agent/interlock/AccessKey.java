package dev.interlock.agent.interlock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;

/** What an agent calls with: an access key of the role OPERATOR. */
record AccessKey(String id, String secret) {

  /**
   * Reads a file as AWS's clients have it, with one profile.
   *
   * @throws IOException naming the file, and never what it holds
   */
  static AccessKey read(Path file) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader); // the line [default] is a key without a value to it
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "the credentials %s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()),
          e);
    }
    return new AccessKey(
        value(settings, "aws_access_key_id", file), value(settings, "aws_secret_access_key", file));
  }

  private static String value(Properties settings, String name, Path file) throws IOException {
    String value = settings.getProperty(name, "").strip();
    if (value.isEmpty()) {
      throw new IOException(
          "the credentials %s have no line '%s = …'; write them as AWS's clients have them"
              .formatted(file, name));
    }
    return value;
  }

  /** As an Authorization header of HTTP Basic (RFC 7617). */
  String basic() {
    return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
