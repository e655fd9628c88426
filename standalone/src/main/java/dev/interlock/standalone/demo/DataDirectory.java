package dev.interlock.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Where the demo keeps everything.
 *
 * @param temporary whether it goes when the demo ends
 */
record DataDirectory(Path path, boolean temporary) {

  /**
   * The directory named, or a new temporary one.
   *
   * @throws IOException when it cannot be made
   */
  static DataDirectory of(@Nullable Path named) throws IOException {
    return named == null
        ? new DataDirectory(Files.createTempDirectory("interlock-demo-"), true)
        : new DataDirectory(Files.createDirectories(named.toAbsolutePath().normalize()), false);
  }

  /** Whether there is something in a directory. */
  static boolean isUsed(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return false;
    }
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isPresent();
    }
  }

  void deleteIfTemporary() throws IOException {
    if (temporary) {
      FileSystemUtils.deleteRecursively(path);
    }
  }
}
