package dev.interlock.command.prober;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Which versions of TLS there are to try, and which of them a server offers. */
final class Offer {

  private static final Set<String> KNOWN = Set.of("TLSv1.3", "TLSv1.2");

  private Offer() {}

  /** The versions that this JDK would negotiate as a client, the newest first. */
  static List<String> ours() {
    try {
      return Arrays.stream(SSLContext.getDefault().getDefaultSSLParameters().getProtocols())
          .filter(KNOWN::contains)
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without TLS", e);
    }
  }

  /**
   * The versions that the server offers. One is not offered only if the server ended every attempt
   * with it at the ClientHello, and none with another version: whatever else goes wrong with it
   * leaves open what clients of that version would meet. Where nothing was negotiated, it is not
   * known, and these are all that were tried.
   *
   * @param seen all attempts by the version tried
   */
  static List<String> of(Map<String, List<Observation>> seen) {
    boolean sure =
        seen.values().stream()
            .anyMatch(attempts -> attempts.stream().allMatch(Observation::negotiated));
    List<String> offered = new ArrayList<>();
    seen.forEach(
        (version, attempts) -> {
          if (!sure || !attempts.stream().allMatch(Observation::endedAtHello)) {
            offered.add(version);
          }
        });
    return offered;
  }
}
