package dev.interlock.spring;

import dev.interlock.agent.trust.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Shows which clients the server takes now. */
@Endpoint(id = "interlock")
final class InterlockEndpoint {
  private final InterlockProperties properties;
  private final TomcatAnchors tomcat;

  InterlockEndpoint(InterlockProperties properties, TomcatAnchors tomcat) {
    this.properties = properties;
    this.tomcat = tomcat;
  }

  /** What Tomcat's connectors hold, whatever the files say. */
  record Trust(@Nullable String backend, List<Anchor> anchors) {}

  /**
   * A certificate that Tomcat trusts.
   *
   * @param fingerprint SHA-256 in hexadecimal digits
   */
  record Anchor(String fingerprint, String subject, Instant notAfter) {}

  @ReadOperation
  Trust trust() {
    return new Trust(
        properties.backend(),
        tomcat.held().stream()
            .map(
                one ->
                    new Anchor(
                        Digest.fingerprint("SHA-256", one),
                        one.getSubjectX500Principal().getName(),
                        one.getNotAfter().toInstant()))
            .toList());
  }
}
