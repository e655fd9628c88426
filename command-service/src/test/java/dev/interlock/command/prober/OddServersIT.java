package dev.interlock.command.prober;

import static dev.interlock.command.prober.ProbeFixture.CLOCK;
import static dev.interlock.command.prober.ProbeFixture.OLD;
import static dev.interlock.command.prober.ProbeFixture.probe;
import static dev.interlock.command.prober.ProbeFixture.target;
import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NodeBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are set up otherwise than a rotation would like them. */
class OddServersIT {

  @TempDir Path directory;
  private String authority;

  @BeforeEach
  void makeAServerCertificate() {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    try (var server = NodeBackend.start(BackendSettings.of("odd", directory), CLOCK)) {
      server.install(OLD.pem());
      authority = server.serverAuthorityPem();
    }
  }

  /** Probes a Node server with these TLS options and this body of its request handler. */
  private ProbeReport probeNode(String options, String handler)
      throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("odd.js"),
        """
        const fs = require('fs');
        const tls = { key: fs.readFileSync('server-key.pem'), cert: fs.readFileSync('server.pem'),
          ca: fs.readFileSync('trust.pem'), %s };
        const server = require('https').createServer(tls, (request, response) => { %s });
        server.listen(0, '127.0.0.1', () => console.log(server.address().port));
        """
            .formatted(options, handler));
    Process node = new ProcessBuilder("node", "odd.js").directory(directory.toFile()).start();
    try {
      return probe(target("127.0.0.1:" + node.inputReader().readLine(), authority));
    } finally {
      node.destroyForcibly();
    }
  }

  @Test
  void saysThatAServerAskedForNoCertificate() throws Exception {
    ProbeReport report = probeNode("requestCert: false", "response.end()");
    assertThat(report.certificates().values())
        .allSatisfy(
            outcome -> {
              assertThat(outcome.verdict()).isEqualTo(ACCEPTED);
              assertThat(outcome.certificateRequested()).isFalse();
            });
    assertThat(report.discriminates()).isFalse();
  }

  /** Refuses clients that are not authorized, and does this to those of TLS 1.2. */
  private ProbeReport probeWithTls12(String handling) throws Exception {
    return probeNode(
        "requestCert: true, rejectUnauthorized: false",
        """
        const old = request.socket.getProtocol() === 'TLSv1.2';
        const good = request.socket.authorized;
        response.statusCode = old ? %s : good ? 200 : 403;
        response.end()"""
            .formatted(handling));
  }

  @Test
  void provesNothingByAServerThatAcceptsTheCertificateWithOneVersionOnly() throws Exception {
    ProbeReport report = probeWithTls12("403");
    assertThat(report.discriminates()).isTrue();
    assertThat(report.with("old").verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(report.with("old").detail()).isEqualTo("TLSv1.3: HTTP 200; TLSv1.2: HTTP 403");
    assertThat(report.with("new").verdict()).isEqualTo(REFUSED);
  }

  @Test
  void seesThatAServerAcceptsAnybodyWithOneVersionOnly() throws Exception {
    ProbeReport report = probeWithTls12("200");
    assertThat(report.discriminates()).isFalse();
    assertThat(report.untrusted().verdict()).isEqualTo(ACCEPTED);
    assertThat(report.anonymous().verdict()).isEqualTo(ACCEPTED);
    assertThat(report.anonymous().detail()).isEqualTo("TLSv1.3: HTTP 403; TLSv1.2: HTTP 200");
    assertThat(report.with("old").verdict()).isEqualTo(ACCEPTED);
    assertThat(report.with("new").verdict()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void provesNothingByAServerThatIsInTroubleWithOneVersion() throws Exception {
    ProbeReport report = probeWithTls12("500");
    assertThat(report.with("old").verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(report.with("new").verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(report.discriminates()).isFalse();
  }

  @Test
  void readsTheRefusalsOfAnApplication() throws Exception {
    ProbeReport report =
        probeNode(
            "requestCert: true, rejectUnauthorized: false",
            "response.statusCode = request.socket.authorized ? 200 : 403; response.end()");
    assertThat(report.with("old").verdict()).isEqualTo(ACCEPTED);
    assertThat(report.untrusted().verdict()).isEqualTo(REFUSED);
    assertThat(report.untrusted().detail()).isEqualTo("HTTP 403 (TLSv1.3, TLSv1.2)");
    assertThat(report.discriminates()).isTrue();
  }

  @Test
  void provesNothingByAServerInTrouble() throws Exception {
    ProbeReport report =
        probeNode(
            "requestCert: true, rejectUnauthorized: true",
            "response.writeHead(200, {'Content-Length': 5}); response.write('a');"
                + " setTimeout(() => response.destroy(), 50)");
    Outcome trusted = report.with("old");
    assertThat(trusted.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(trusted.detail()).startsWith("HTTP 200, but its body broke off");
  }

  @Test
  void losesOneTimeoutToAServerThatHangs() throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var target =
          new ProbeTarget(
              "127.0.0.1:" + hanging.getLocalPort(), "", "/", List.of(), Duration.ofSeconds(1));
      long start = System.nanoTime();
      ProbeReport report = probe(target);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(report.certificates().values())
          .extracting(Outcome::verdict)
          .containsOnly(INCONCLUSIVE);
      assertThat(report.anonymous().detail()).isEqualTo("no answer in time");
    }
  }
}
