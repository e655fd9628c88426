package dev.interlock.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Server certificates that are not as they should be, made by the JDK's keytool. */
public final class ServerCertificates {
  public static final String CA = "bc:c=ca:true";
  public static final String SIGNS = "ku:c=keyCertSign";
  public static final String HERE = "san=ip:127.0.0.1,dns:localhost";
  private static final String PASSWORD = "password";

  /** A key with the certificates that a server sends for it. */
  public record Identity(PrivateKey key, X509Certificate[] chain) {

    /** The certificate that signed the others. */
    public X509Certificate root() {
      return chain[chain.length - 1];
    }

    /** The same, as most servers send it: without the root. */
    public Identity withoutRoot() {
      return new Identity(key, Arrays.copyOf(chain, chain.length - 1));
    }
  }

  private final Path store;

  public ServerCertificates(Path directory) {
    this.store = directory.resolve("servers.p12");
  }

  /** A self-signed certificate with these extensions. */
  public Identity selfSigned(String alias, String... extensions) throws Exception {
    return made(alias, List.of("-validity", "30"), extensions);
  }

  /** The same, valid until some days ago. */
  public Identity expired(String alias, String... extensions) throws Exception {
    return made(alias, List.of("-startdate", "-10d", "-validity", "5"), extensions);
  }

  /** A certificate that another one signed. */
  public Identity signedBy(String signer, String alias, String... extensions) throws Exception {
    return made(alias, List.of("-signer", signer, "-validity", "30"), extensions);
  }

  /** The same, valid until some days ago. */
  public Identity expiredSignedBy(String signer, String alias, String... extensions)
      throws Exception {
    return made(
        alias, List.of("-signer", signer, "-startdate", "-10d", "-validity", "5"), extensions);
  }

  private Identity made(String alias, List<String> options, String... extensions) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(options);
    for (String extension : extensions) {
      command.addAll(List.of("-ext", extension));
    }
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + output);
    }
    return read(alias);
  }

  private Identity read(String alias) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var input = Files.newInputStream(store)) {
      keys.load(input, PASSWORD.toCharArray());
    }
    Certificate[] chain = keys.getCertificateChain(alias);
    return new Identity(
        (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()),
        Arrays.copyOf(chain, chain.length, X509Certificate[].class));
  }
}
