package dev.interlock.command.prober;

import static dev.interlock.command.prober.ProbeFixture.assertOnlyOldIsLetIn;
import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How HAProxy turns clients away. */
class HaproxyRefusalsIT {
  @TempDir Path directory;

  @BeforeEach
  void needHaproxy() {
    ConfiguredServer.assumeRuns("haproxy", "-v", "haproxy");
  }

  private ProbeReport probe(String verify, String rules) throws InterruptedException {
    try (var haproxy =
        ConfiguredServer.start(
            directory,
            """
            defaults
              mode http
              timeout connect 2s
              timeout client 20s
              timeout server 20s
              timeout tarpit 20s
            frontend orders
              bind 127.0.0.1:PORT ssl crt DIRECTORY/server-both.pem ca-file DIRECTORY/trust.pem %s
              %s
              http-request return status 200
            """
                .formatted(verify, rules),
            "haproxy",
            "-db",
            "-f",
            "CONFIGURATION")) {
      return haproxy.probed();
    }
  }

  /** Lets the handshake pass, and does this to whoever is not verified. */
  private ProbeReport probeStrangers(String deed) throws InterruptedException {
    return probe(
        "verify optional crt-ignore-err all ca-ignore-err all",
        deed + " unless { ssl_c_used } { ssl_c_verify 0 }");
  }

  @Test
  void anAlertIsARefusal() throws Exception {
    assertOnlyOldIsLetIn(probe("verify required", ""), "TLS alert");
  }

  @Test
  void a403IsARefusal() throws Exception {
    assertOnlyOldIsLetIn(probeStrangers("http-request deny deny_status 403"), "HTTP 403");
  }

  @Test
  void aConnectionThatItClosesWithoutAnAnswerIsARefusal() throws Exception {
    assertOnlyOldIsLetIn(probeStrangers("http-request reject"), "closed by the server");
  }

  @Test
  void silenceIsNoRefusal() throws Exception {
    ProbeReport report = probeStrangers("http-request tarpit");
    assertThat(report.with("old").verdict()).isEqualTo(ACCEPTED);
    assertThat(report.with("new").verdict()).as(report.toString()).isEqualTo(INCONCLUSIVE);
    assertThat(report.anonymous().detail()).startsWith("no answer in time");
    assertThat(report.discriminates()).isFalse();
  }
}
