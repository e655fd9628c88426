package dev.interlock.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path directory;

  @Test
  void areInTheFormatOfTheAwsCredentialsFile() throws Exception {
    assertThat(Files.readString(Credentials.createWhenMissing(directory)))
        .matches(
            "\\[default]\n"
                + "aws_access_key_id = [A-Z2-7]{20}\n"
                + "aws_secret_access_key = [A-Za-z0-9+/]{40}\n");
  }

  @Test
  void areReadByTheirOwnerOnly() throws Exception {
    assertThat(Files.getPosixFilePermissions(Credentials.createWhenMissing(directory)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void stayTheSameAtTheNextStart() throws Exception {
    String first = Files.readString(Credentials.createWhenMissing(directory));
    assertThat(Files.readString(Credentials.createWhenMissing(directory))).isEqualTo(first);
  }
}
