package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.command.prober.Presented;
import dev.interlock.command.prober.ProbeReport;
import dev.interlock.command.prober.ProbeTarget;
import dev.interlock.command.prober.Prober;
import dev.interlock.contract.Verdict;
import dev.interlock.vault.Impostor;
import dev.interlock.vault.KeyVault;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Presents certificates, with their keys out of the vault, to a real server. */
final class Presenting {
  private Presenting() {}

  /** What the server makes of each; it must refuse whoever has no trusted one. */
  static List<Verdict> to(BackendServer server, KeyVault vault, StoredCertificate... certificates)
      throws InterruptedException {
    ProbeTarget target =
        new ProbeTarget(
            server.address(),
            "",
            "/",
            PemCertificates.parse("authority", server.serverAuthorityPem()),
            ProbeTarget.DEFAULT_TIMEOUT);
    ProbeReport report =
        new Prober()
            .probe(
                target,
                Arrays.stream(certificates)
                    .map(
                        one ->
                            new Presented(one.certificateId(), vault.keyManager(one.keyHandle())))
                    .toList(),
                Impostor.of(certificates[0].x509(), new SecureRandom()).keyManager());
    assertThat(report.discriminates()).as(report.toString()).isTrue();
    return report.certificates().values().stream().map(attempt -> attempt.verdict()).toList();
  }
}
