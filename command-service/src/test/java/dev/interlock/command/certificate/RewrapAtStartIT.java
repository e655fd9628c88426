package dev.interlock.command.certificate;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.command.RealServers;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import dev.interlock.vault.KeyVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The key-encryption key is rotated by starts with another key file, and by nothing else. */
@ExtendWith(OutputCaptureExtension.class)
class RewrapAtStartIT {
  private static final String FIRST = "first:" + "B".repeat(43) + "=";
  private static final String SECOND = "second:" + "C".repeat(43) + "=";

  @TempDir private Path directory;

  @Test
  void afterAStartWithTheNewKeyInFrontTheOldOneIsNeededNoMore(CapturedOutput output)
      throws Exception {
    RunningService before = new RunningService(keyFile(FIRST));
    String id = generate(before);
    before.close();
    assertThat(output).doesNotContain("under the key-encryption key");

    RunningService between = RunningService.onDatabaseOf(before, keyFile(SECOND, FIRST));
    // One private key, and the secret of the first access key.
    assertThat(output)
        .contains("Brought 2 private keys and secrets under the key-encryption key second");
    assertThat(keyEncryptionKeys(between)).isEqualTo(Map.of("second", 2L));
    between.close();

    try (RunningService after = RunningService.onDatabaseOf(before, keyFile(SECOND));
        RealServers servers = new RealServers(directory)) {
      // The call is signed with that secret, and the handshake with that key.
      generate(after);
      StoredCertificate certificate = after.bean(Certificates.class).find(id).orElseThrow();
      BackendServer server = servers.get("jvm");
      server.install(certificate.certificate().pem());
      assertThat(Presenting.to(server, after.bean(KeyVault.class), certificate))
          .containsExactly(ACCEPTED);
    }
  }

  @Test
  void aStartWithoutTheOldKeySaysWhatStaysUnreadable(CapturedOutput output) throws Exception {
    RunningService before = new RunningService(keyFile(FIRST));
    before.close();
    RunningService.onDatabaseOf(before, keyFile(SECOND)).close();
    assertThat(output)
        .contains("1 private keys and secrets are still under older key-encryption keys")
        .contains("first");
  }

  private String keyFile(String... keys) throws Exception {
    Path file = Files.createTempFile(directory, "vault", ".keys");
    return "interlock.vault.key-file=" + Files.write(file, List.of(keys));
  }

  private static String generate(RunningService service) {
    try (ApiGatewayClient aws = SdkClient.of(service)) {
      return aws.generateClientCertificate(r -> {}).clientCertificateId();
    }
  }

  private static Map<String, Long> keyEncryptionKeys(RunningService service) {
    return JdbcClient.create(service.database())
        .sql(
            """
            SELECT key_encryption_key_id, count(*) FROM (
              SELECT key_encryption_key_id FROM vault.private_key WHERE destroyed_at IS NULL
              UNION ALL SELECT key_encryption_key_id FROM vault.secret WHERE destroyed_at IS NULL) k
            GROUP BY key_encryption_key_id
            """)
        .query(
            rows -> {
              Map<String, Long> counts = new HashMap<>();
              while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
              }
              return counts;
            });
  }
}
