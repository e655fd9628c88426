package dev.interlock.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;

/**
 * The right to use a data directory: held by one owner at a time on this machine, and given up by
 * the operating system when the owning process dies, however it dies.
 */
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, and creates the directory when it is missing.
   *
   * @throws EmbeddedServiceException when another owner holds it, the directory belongs to another
   *     user or cannot be written; the message names the directory and the remedy
   */
  public static DirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      requireOwn(directory);
      return lock(directory);
    } catch (IOException e) {
      throw new EmbeddedServiceException(
          "Cannot write to the data directory "
              + directory
              + " ("
              + e
              + "): choose another directory, or make this one writable for the user "
              + System.getProperty("user.name"),
          e);
    }
  }

  /** Root could write, but PostgreSQL gives up root's rights and the owner would be locked out. */
  private static void requireOwn(Path directory) throws IOException {
    Path mine = Files.createTempFile(directory, "owner", null);
    try {
      UserPrincipal owner = Files.getOwner(directory);
      if (!owner.equals(Files.getOwner(mine))) {
        throw new EmbeddedServiceException(
            "The data directory "
                + directory
                + " belongs to the user "
                + owner.getName()
                + ": start as that user, or choose another directory");
      }
    } finally {
      Files.delete(mine);
    }
  }

  private static DirectoryLock lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new DirectoryLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another owner in this very process: the same answer as for another process.
    }
    channel.close();
    throw new EmbeddedServiceException(
        "The data directory "
            + directory
            + " is in use by another process: stop that one, or choose another directory");
  }

  /** Gives the lock up. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedServiceException("Cannot give up the lock of a data directory", e);
    }
  }
}
