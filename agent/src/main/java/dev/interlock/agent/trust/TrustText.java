package dev.interlock.agent.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.lint.NamedCertificate;
import dev.interlock.lint.PemBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a trust file holds.
 *
 * @param pem without empty lines, which would end a payload of HAProxy
 */
public record TrustText(String pem) {
  // A server does not start on an empty file, or then accepts anybody.
  private static final TrustText NOBODY = new TrustText(nobody());

  /**
   * A bundle as Interlock gave it out. A blank one becomes a certificate that nobody can present.
   */
  public static TrustText of(String bundle) {
    return bundle.isBlank()
        ? NOBODY
        : new TrustText(
            bundle
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The SHA-256 of the file, in hexadecimal digits. */
  public String sha256() {
    return Digest.sha256(pem.getBytes(UTF_8));
  }

  /** The certificates of the file, in its order. */
  public List<X509Certificate> certificates() {
    return PemBundle.read(pem).certificates().stream().map(NamedCertificate::certificate).toList();
  }

  /** The SHA-256 of each trusted certificate: none for a file that trusts nobody. */
  public List<String> fingerprints() {
    return equals(NOBODY)
        ? List.of()
        : certificates().stream().map(one -> Digest.fingerprint("SHA-256", one)).toList();
  }

  private static String nobody() {
    try (InputStream in =
        Objects.requireNonNull(TrustText.class.getResourceAsStream("nobody.pem"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
