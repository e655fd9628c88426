package dev.interlock.agent.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that a server reads its trust from, and a copy of what it held before. */
public final class TrustFile {
  private final Path file;

  private TrustFile(Path file) {
    this.file = file;
  }

  /** This file; of a symbolic link, what it leads to, so that the link stays. */
  public static TrustFile at(Path path) {
    try {
      return new TrustFile(path.toRealPath());
    } catch (IOException notThere) {
      return new TrustFile(path.toAbsolutePath());
    }
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** A hidden file beside it. */
  public Path sibling(String suffix) {
    return DurableFile.sibling(file, suffix);
  }

  /** What it holds; blank when there is none. */
  public String read() throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** The SHA-256 of the file, in hexadecimal digits. */
  public String sha256() throws IOException {
    return Digest.sha256(read().getBytes(UTF_8));
  }

  /** Replaces it; a reader sees the old or the new one, whole. */
  public void replace(TrustText next) throws IOException {
    DurableFile.replace(file, next.pem().getBytes(UTF_8));
  }

  /** Copies it to where {@link #bringBack} finds it. */
  public void keep() throws IOException {
    if (Files.exists(file)) {
      DurableFile.replace(before(), Files.readAllBytes(file));
    } else {
      Files.deleteIfExists(before());
    }
  }

  /** Makes it what was kept, or nothing if there was nothing. */
  public void bringBack() throws IOException {
    if (Files.exists(before())) {
      DurableFile.replace(file, Files.readAllBytes(before()));
    } else {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Tries whether it could be replaced; changes nothing.
   *
   * @throws IOException if it could not, for example because its owner is somebody else
   */
  public void rehearse() throws IOException {
    DurableFile.rehearse(file, read().getBytes(UTF_8));
  }

  /**
   * Keeps other agents away until the process ends, however it ends.
   *
   * @throws IOException if another one is at work here
   */
  public FileLock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(sibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException("another agent is at work on %s; stop it first".formatted(file));
    }
    return lock;
  }

  private Path before() {
    return sibling("before");
  }
}
