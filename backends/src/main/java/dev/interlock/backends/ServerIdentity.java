package dev.interlock.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.time.InstantSource;

/**
 * A server's own certificate for 127.0.0.1 and localhost, from a private authority made for this
 * server alone, as files in its directory: kept over a restart, so that its clients go on trusting
 * it.
 */
public record ServerIdentity(String authorityPem) {

  /** The name of the certificate's file. */
  public static final String CERTIFICATE = "server.pem";

  /** The name of the private key's file. */
  public static final String KEY = "server-key.pem";

  private static final String AUTHORITY = "server-ca.pem";

  /** That of this directory, made when missing. */
  public static ServerIdentity in(Path directory, String name, InstantSource clock) {
    try {
      Path authority = directory.resolve(AUTHORITY);
      if (!Files.exists(authority)) {
        create(directory, name, clock);
      }
      return new ServerIdentity(Files.readString(authority));
    } catch (IOException e) {
      throw new UncheckedIOException("backend %s: can not use %s".formatted(name, directory), e);
    }
  }

  // The authority's file is written last: where it exists, the others do. Its key is never written.
  private static void create(Path directory, String name, InstantSource clock) throws IOException {
    Files.createDirectories(directory);
    KeyPair authority = CertificateMaker.newKeyPair();
    KeyPair server = CertificateMaker.newKeyPair();
    String authorityName = "Authority of backend " + name;
    try {
      var certificate =
          CertificateMaker.server(
              "backend " + name, server, authorityName, authority, clock.instant());
      writeKey(directory.resolve(KEY), Pem.of("PRIVATE KEY", server.getPrivate().getEncoded()));
      Files.writeString(
          directory.resolve(CERTIFICATE), Pem.of("CERTIFICATE", certificate.getEncoded()));
      var root = CertificateMaker.authority(authorityName, authority, clock.instant());
      Files.writeString(directory.resolve(AUTHORITY), Pem.of("CERTIFICATE", root.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate made here has a DER form", e);
    }
  }

  private static void writeKey(Path file, String pem) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, pem);
  }
}
