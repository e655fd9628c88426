package dev.interlock.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFileTest {
  @TempDir Path directory;

  private final TrustText one = TrustText.of("one");
  private final TrustText two = TrustText.of("two");

  @Test
  void leavesASymbolicLinkInItsPlace() throws IOException {
    Path real = Files.writeString(directory.resolve("real.pem"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.pem"), real);
    TrustFile.at(link).replace(one);
    assertThat(link).isSymbolicLink().hasContent("one");
    assertThat(real).hasContent("one");
  }

  @Test
  void isANewFileEachTimeForServersThatCompareInodes() throws IOException {
    TrustFile file = TrustFile.at(directory.resolve("trust.pem"));
    file.replace(one);
    Object before = Files.getAttribute(file.path(), "unix:ino");
    file.replace(one);
    assertThat(Files.getAttribute(file.path(), "unix:ino")).isNotEqualTo(before);
  }

  @Test
  void isReadableByServersWhenItIsNew() throws IOException {
    TrustFile file = TrustFile.at(directory.resolve("trust.pem"));
    file.replace(one);
    assertThat(Files.getPosixFilePermissions(file.path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void bringsBackWhatWasKept() throws IOException {
    TrustFile file = TrustFile.at(directory.resolve("trust.pem"));
    file.keep();
    file.replace(one);
    file.bringBack();
    assertThat(file.path()).doesNotExist();
    file.replace(one);
    file.keep();
    file.replace(two);
    file.bringBack();
    file.bringBack();
    assertThat(file.path()).hasContent("one");
  }

  @Test
  void changesNothingWhenItIsTriedWhetherItCouldBeReplaced() throws IOException {
    TrustFile file = TrustFile.at(directory.resolve("trust.pem"));
    file.replace(one);
    file.rehearse();
    assertThat(directory).isDirectoryContaining(path -> path.equals(file.path()));
    assertThat(Files.list(directory)).hasSize(1);
    TrustFile nowhere = TrustFile.at(directory.resolve("missing/trust.pem"));
    assertThatThrownBy(nowhere::rehearse)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing/trust.pem cannot be replaced");
  }
}
