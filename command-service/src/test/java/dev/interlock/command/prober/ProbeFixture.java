package dev.interlock.command.prober;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.contract.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;

/** Two client certificates, one of RSA as Amazon API Gateway makes them, and a stranger. */
final class ProbeFixture {

  static final InstantSource CLOCK = Clock.systemUTC();
  static final ThrowAwayIdentity OLD = ThrowAwayIdentity.createRsa("old", CLOCK);
  static final ThrowAwayIdentity NEW = ThrowAwayIdentity.create("new", CLOCK);
  private static final ThrowAwayIdentity STRANGER = ThrowAwayIdentity.create("stranger", CLOCK);

  private ProbeFixture() {}

  static ProbeTarget target(BackendServer server) {
    return target(server.address(), server.serverAuthorityPem());
  }

  static ProbeTarget target(String address, String authorityPem) {
    return new ProbeTarget(
        address, "", "/health?probe=1", authorities(authorityPem), ProbeTarget.DEFAULT_TIMEOUT);
  }

  static List<X509Certificate> authorities(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  static ProbeReport probe(ProbeTarget target) throws InterruptedException {
    return new Prober()
        .probe(
            target,
            List.of(new Presented("old", OLD.keyManager()), new Presented("new", NEW.keyManager())),
            STRANGER.keyManager());
  }

  /** The untrusted one, none and {@code new} are refused, the last of them in these words. */
  static void assertOnlyOldIsLetIn(ProbeReport report, String detail) {
    assertThat(report.with("old").verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.with("new").verdict()).as(report.toString()).isEqualTo(Verdict.REFUSED);
    assertThat(report.with("new").detail()).contains(detail);
    assertThat(report.discriminates()).as(report.toString()).isTrue();
  }
}
