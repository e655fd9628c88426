package dev.interlock.command.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A root and an intermediate authority, made with the {@code openssl} of this machine. */
final class OpenSslAuthority {
  static final String CLIENT =
      """
      basicConstraints=critical,CA:FALSE
      keyUsage=critical,digitalSignature
      extendedKeyUsage=clientAuth
      subjectKeyIdentifier=hash
      authorityKeyIdentifier=keyid
      """;
  static final String AUTHORITY =
      """
      basicConstraints=critical,CA:TRUE
      keyUsage=critical,keyCertSign,cRLSign
      subjectKeyIdentifier=hash
      authorityKeyIdentifier=keyid
      """;
  private static final String P256 = "ec:P-256";

  private final Path folder;

  /** A certificate and its unencrypted key, both in PEM. */
  record Signed(String certificate, String privateKey) {}

  /** A test that needs it is skipped where there is no openssl. */
  OpenSslAuthority(Path folder) throws Exception {
    this.folder = folder;
    request("root", P256);
    openssl(
        ("req -x509 -new -key root.key -out root.pem -days 30 -subj /O=Example/CN=root"
                + " -addext keyUsage=critical,keyCertSign")
            .split(" "));
    request("issuer", P256);
    certify("issuer", "root", AUTHORITY);
  }

  /** Another one of the same names. */
  static OpenSslAuthority stranger(Path folder) throws Exception {
    return new OpenSslAuthority(Files.createTempDirectory(folder, "stranger"));
  }

  String root() throws IOException {
    return read("root.pem");
  }

  String issuer() throws IOException {
    return read("issuer.pem");
  }

  /** The issuer and the root. */
  String chain() throws IOException {
    return issuer() + root();
  }

  /** A client with a fresh key of P-256. */
  Signed client(String name) throws Exception {
    return client(name, P256, CLIENT);
  }

  /** A client with a fresh key, and what its certificate says. */
  Signed client(String name, String key, String extensions, String... options) throws Exception {
    request(name, key);
    certify(name, "issuer", extensions, options);
    return new Signed(read(name + ".pem"), read(name + ".key"));
  }

  /** The certificate for somebody else's request, signed by the issuer. */
  String certify(String name, String csr) throws Exception {
    Files.writeString(folder.resolve(name + ".csr"), csr);
    certify(name, "issuer", CLIENT);
    return read(name + ".pem");
  }

  /** Makes a key, and a request for O=Example and that name. */
  void request(String name, String key) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("req", "-new", "-nodes", "-newkey"));
    String[] parts = key.split(":");
    arguments.addAll(
        parts[0].equals("ec")
            ? List.of("ec", "-pkeyopt", "ec_paramgen_curve:" + parts[1])
            : List.of(key));
    arguments.addAll(
        List.of("-keyout", name + ".key", "-out", name + ".csr", "-subj", "/O=Example/CN=" + name));
    openssl(arguments.toArray(String[]::new));
  }

  /** Signs the request of that name. */
  void certify(String name, String signer, String extensions, String... options) throws Exception {
    Files.writeString(folder.resolve("extensions"), extensions);
    List<String> arguments = new ArrayList<>(List.of("x509", "-req", "-days", "10"));
    arguments.addAll(List.of("-in", name + ".csr", "-out", name + ".pem"));
    arguments.addAll(List.of("-CA", signer + ".pem", "-CAkey", signer + ".key"));
    arguments.addAll(List.of("-CAcreateserial", "-extfile", "extensions"));
    arguments.addAll(Arrays.asList(options));
    openssl(arguments.toArray(String[]::new));
  }

  /** Runs it in the folder; what it writes. */
  String openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(Arrays.asList(arguments));
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "openssl is not installed");
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
