package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an embedded PostgreSQL keeps: its data, its password, its program and its log. */
record PostgresDirectory(Path root, String password) {
  private static final int PASSWORD_BYTES = 24;
  private static final long LOG_LIMIT_BYTES = 5_000_000;

  /** Makes ready for a start: an initialization that was cut short is thrown away. */
  static PostgresDirectory open(Path dataDirectory) throws IOException {
    Path root = dataDirectory.toRealPath();
    // The library makes the directory of the programs writable for everybody.
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    PostgresDirectory directory = new PostgresDirectory(root, readOrMakePassword(root));
    if (!Files.exists(directory.initializedMark())) {
      deleteTree(directory.pgData());
    }
    directory.keepLogSmall();
    return directory;
  }

  Path pgData() {
    return root.resolve("data");
  }

  Path binaries() {
    return root.resolve("binaries");
  }

  Path passwordFile() {
    return passwordFile(root);
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  /** From here on the data are somebody's: the first start has succeeded. */
  void markInitialized() throws IOException {
    if (!Files.exists(initializedMark())) {
      Files.createFile(initializedMark());
    }
  }

  String logEnd(int lines) throws IOException {
    if (!Files.exists(log())) {
      return "(empty)";
    }
    List<String> all = Files.readAllLines(log());
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Without the password, which has no place in logs. */
  @Override
  public String toString() {
    return "PostgresDirectory[" + root + "]";
  }

  private void keepLogSmall() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES) {
      Files.move(log(), root.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path initializedMark() {
    return root.resolve("initialized");
  }

  private static Path passwordFile(Path root) {
    return root.resolve("password");
  }

  private static String readOrMakePassword(Path root) throws IOException {
    Path file = passwordFile(root);
    if (!Files.exists(file)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Path complete =
          Files.createTempFile(
              root,
              "password",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(complete, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }
}
