package dev.interlock.command.certificate;

import dev.interlock.command.Golden;
import dev.interlock.command.aws.Page;
import dev.interlock.contract.CertificateFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientCertificateViewTest {

  @Test
  void aCertificateIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(view("My cert", Map.of("env", "prod")), "client-certificate");
  }

  @Test
  void whatIsNotSetIsLeftOut() {
    Golden.assertWritten(view(null, Map.of()), "client-certificate-bare");
  }

  @Test
  void aListIsWrittenAsAwsWritesIt() {
    Golden.assertWritten(
        new Page<>(List.of(view(null, Map.of())), "YWZ0ZXI6MQ"), "client-certificates");
    Golden.assertWritten(new Page<>(List.of(), null), "empty-list");
  }

  private static ClientCertificateView view(
      @Nullable String description, Map<String, String> tags) {
    Instant notBefore = Instant.ofEpochSecond(1_700_000_000);
    return ClientCertificateView.of(
        new StoredCertificate(
            "a1b2c3",
            description,
            tags,
            new CertificateFacts(
                "-----BEGIN CERTIFICATE-----\r\nMIIC6TCC\r\n-----END CERTIFICATE-----",
                "f",
                "s",
                "1",
                "CN=ApiGateway-a1b2c3",
                notBefore,
                notBefore.plus(Duration.ofDays(365))),
            List.of(),
            "key-a1b2c3"));
  }
}
