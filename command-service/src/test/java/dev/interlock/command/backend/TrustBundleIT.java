package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import dev.interlock.messaging.Json;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrustBundleIT {
  private static final String GOLDEN = "trust-bundle-with-authority.pem";

  @Test
  void holdsAnAuthorityOnceThoughTwoCertificatesNeedIt() throws Exception {
    try (RunningService service = new RunningService()) {
      new Operator(service).register("orders", Evidence.LOADED, "a");
      TrustBundle bundle =
          new TrustBundle(
              "orders",
              3,
              List.of(signed("signed-first"), signed("signed-second")),
              Instant.parse("2027-01-01T00:00:00Z"));
      JdbcClient.create(service.database())
          .sql("UPDATE command.backend SET version = 3, bundle = ?::jsonb")
          .param(Json.mapper().writeValueAsString(bundle))
          .update();

      HttpResponse<String> answer = service.send("GET", "/v1/backends/orders/trust-bundle", "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ETag")).contains("\"3\"");
      assertThat(answer.body()).isEqualTo(pem(GOLDEN));
    }
  }

  private static TrustedCertificate signed(String name) throws Exception {
    TrustedAuthority authority =
        new TrustedAuthority("of the authority", pem("../rules/authority.pem"));
    String pem = pem("../rules/" + name + ".pem");
    return new TrustedCertificate(name, name, pem, List.of(authority));
  }

  private static String pem(String file) throws Exception {
    try (InputStream in = Objects.requireNonNull(TrustBundleIT.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
