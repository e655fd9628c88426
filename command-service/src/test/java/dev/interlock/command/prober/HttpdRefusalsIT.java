package dev.interlock.command.prober;

import static dev.interlock.command.prober.ProbeFixture.assertOnlyOldIsLetIn;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Apache httpd turns clients away. */
class HttpdRefusalsIT {
  @TempDir Path directory;

  @BeforeEach
  void needHttpd() {
    ConfiguredServer.assumeRuns("apache2", "-v", "apache2");
  }

  private ProbeReport probe(String server, String location) throws InterruptedException {
    String user =
        "root".equals(System.getProperty("user.name")) ? "User www-data\nGroup www-data\n" : "";
    try (var httpd =
        ConfiguredServer.start(
            directory,
            user
                + """
                ServerRoot "DIRECTORY"
                ServerName localhost
                PidFile httpd.pid
                ErrorLog httpd.log
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule socache_shmcb_module /usr/lib/apache2/modules/mod_socache_shmcb.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                LoadModule status_module /usr/lib/apache2/modules/mod_status.so
                Listen 127.0.0.1:PORT
                SSLSessionCache none
                SSLSessionTickets off
                SSLEngine on
                SSLCertificateFile DIRECTORY/server.pem
                SSLCertificateKeyFile DIRECTORY/server-key.pem
                SSLCACertificateFile DIRECTORY/trust.pem
                SSLVerifyDepth 1
                %s
                <Location "/">
                  SetHandler server-status
                  %s
                </Location>
                """
                    .formatted(server, location),
            "apache2",
            "-X",
            "-f",
            "CONFIGURATION")) {
      return httpd.probed();
    }
  }

  @Test
  void anAlertIsARefusal() throws Exception {
    assertOnlyOldIsLetIn(probe("SSLVerifyClient require", "Require all granted"), "TLS alert");
  }

  @Test
  void a403IsARefusal() throws Exception {
    assertOnlyOldIsLetIn(
        probe("SSLVerifyClient optional_no_ca", "Require ssl-verify-client"), "HTTP 403");
  }

  /** In TLS 1.3 that takes post-handshake authentication, which few clients speak. */
  @Test
  void provesNothingWhereOnlyAPlaceAsksForACertificate() throws Exception {
    ProbeReport report = probe("", "SSLVerifyClient require");
    assertThat(report.with("old").verdict()).as(report.toString()).isEqualTo(INCONCLUSIVE);
    assertThat(report.discriminates()).isFalse();
    assertThat(report.with("old").detail())
        .contains("TLSv1.3: HTTP 403", "server asked for no certificate");
  }
}
