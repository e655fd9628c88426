package dev.interlock.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file with a secret: made once, whole or not at all, and readable by its owner alone. */
final class PrivateFile {
  private PrivateFile() {}

  static Path createWhenMissing(Path file, Supplier<String> content) throws IOException {
    if (!Files.exists(file)) {
      Path complete =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              file.getFileName().toString(),
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(complete, content.get());
      Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }
}
