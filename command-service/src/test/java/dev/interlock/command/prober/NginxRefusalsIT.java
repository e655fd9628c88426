package dev.interlock.command.prober;

import static dev.interlock.command.prober.ProbeFixture.assertOnlyOldIsLetIn;
import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How nginx turns clients away; it never fails the handshake. */
class NginxRefusalsIT {
  @TempDir Path directory;

  @BeforeEach
  void needNginx() {
    ConfiguredServer.assumeRuns("nginx", "-v", "nginx-light");
  }

  private ProbeReport probe(String server) throws InterruptedException {
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    try (var nginx =
        ConfiguredServer.start(
            directory,
            user
                + """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path .; proxy_temp_path .; fastcgi_temp_path .;
                  uwsgi_temp_path .; scgi_temp_path .;
                  server {
                    listen 127.0.0.1:PORT ssl;
                    ssl_certificate server.pem;
                    ssl_certificate_key server-key.pem;
                    ssl_client_certificate trust.pem;
                    ssl_verify_depth 1;
                    %s
                  }
                }
                """
                    .formatted(server),
            "nginx",
            "-e",
            "stderr",
            "-p",
            "DIRECTORY/",
            "-c",
            "CONFIGURATION")) {
      return nginx.probed();
    }
  }

  @Test
  void its400IsARefusalByItsText() throws Exception {
    assertOnlyOldIsLetIn(
        probe("ssl_verify_client on; location / { return 204; }"),
        "HTTP 400 (The SSL certificate error)");
  }

  @Test
  void its400WithoutTheTextIsARefusalBesideASuccess() throws Exception {
    assertOnlyOldIsLetIn(
        probe(
            """
            ssl_verify_client on;
            error_page 495 496 =400 @refused;
            location @refused { return 400 "no"; }
            location / { return 204; }
            """),
        "HTTP 400");
  }

  @ParameterizedTest
  @CsvSource({"401", "403", "421"})
  void theStatusesThatItIsToldToGiveAreRefusals(int status) throws Exception {
    assertOnlyOldIsLetIn(
        probe(
            """
            ssl_verify_client on;
            error_page 495 496 =%1$d @refused;
            location @refused { return %1$d "no"; }
            location / { return 204; }
            """
                .formatted(status)),
        "HTTP " + status);
  }

  @Test
  void aConnectionThatItClosesWithoutAnAnswerIsARefusal() throws Exception {
    assertOnlyOldIsLetIn(
        probe(
            """
            ssl_verify_client optional_no_ca;
            location / {
              if ($ssl_client_verify != SUCCESS) { return 444; }
              return 204;
            }
            """),
        "connection closed by the server without an answer");
  }

  @Test
  void a400ToEverybodyRefusesNobody() throws Exception {
    ProbeReport report =
        probe("ssl_verify_client optional_no_ca; location / { return 400 \"no\"; }");
    assertThat(report.with("old").verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(report.with("new").verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(report.discriminates()).isFalse();
  }

  @Test
  void aPageThatIsMissingIsMissingForThoseWhoAreLetIn() throws Exception {
    ProbeReport report = probe("ssl_verify_client on; location / { return 404; }");
    assertThat(report.with("old").verdict()).isEqualTo(ACCEPTED);
    assertThat(report.discriminates()).isTrue();
  }
}
