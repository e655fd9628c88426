package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path directory;

  @Test
  void isHeldByOneOwnerAtATime() {
    try (DirectoryLock held = DirectoryLock.take(directory)) {
      assertThatThrownBy(() -> DirectoryLock.take(directory))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining(directory + " is in use");
      assertThat(held).isNotNull();
    }
    DirectoryLock.take(directory).close();
  }

  @Test
  void namesADirectoryThatCannotBeMade() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> DirectoryLock.take(file.resolve("below")))
        .isInstanceOf(EmbeddedServiceException.class)
        .hasMessageContaining(file.resolve("below").toString());
  }

  @Test
  void refusesTheDirectoryOfAnotherUser() throws Exception {
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    UserPrincipal other =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(directory, other);
    assertThatThrownBy(() -> DirectoryLock.take(directory))
        .isInstanceOf(EmbeddedServiceException.class)
        .hasMessageContaining("belongs to the user nobody");
  }
}
