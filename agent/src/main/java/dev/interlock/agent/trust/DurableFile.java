package dev.interlock.agent.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file whole or not at all: a reader sees the old or the new one, also after a power
 * cut. The new one is a new inode, so that servers that compare inodes notice it.
 */
public final class DurableFile {
  private static final Set<PosixFilePermission> READABLE_BY_ALL =
      PosixFilePermissions.fromString("rw-r--r--");

  private DurableFile() {}

  /**
   * Writes beside the file, forces it to the disk, gives it owner, group and mode of the file that
   * it replaces, and renames it.
   *
   * @throws IOException when nothing has changed, for example because the disk is full
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path candidate = prepare(file, content, "new");
    Files.move(
        candidate, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // The rename itself is in the folder.
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Does all of it but the rename, and cleans up. */
  static void rehearse(Path file, byte[] content) throws IOException {
    Files.delete(prepare(file, content, "rehearsal"));
  }

  private static Path prepare(Path file, byte[] content, String suffix) throws IOException {
    Path candidate = sibling(file, suffix);
    try {
      Files.deleteIfExists(candidate);
      try (FileChannel channel =
          FileChannel.open(candidate, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      inherit(file, candidate);
      return candidate;
    } catch (IOException e) {
      Files.deleteIfExists(candidate);
      throw new IOException("%s cannot be replaced: %s".formatted(file, e), e);
    }
  }

  /** A hidden file in the same folder, so that a rename is atomic. */
  static Path sibling(Path file, String suffix) {
    return file.resolveSibling("." + file.getFileName() + "." + suffix);
  }

  private static void inherit(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (!Files.exists(from)) {
      view.setPermissions(READABLE_BY_ALL);
      return;
    }
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes made =
        Files.readAttributes(to, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!made.group().equals(old.group())) {
      view.setGroup(old.group());
    }
    if (!made.owner().equals(old.owner())) {
      view.setOwner(old.owner());
    }
    view.setPermissions(old.permissions());
  }
}
