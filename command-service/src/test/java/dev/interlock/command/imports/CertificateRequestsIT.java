package dev.interlock.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.imports.OpenSslAuthority.Signed;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Certificates that the real openssl signs for keys that never leave the vault. */
class CertificateRequestsIT {
  @TempDir static Path folder;
  private static OpenSslAuthority authority;
  private static RunningService service;
  private static ImportApi api;

  @BeforeAll
  static void start() throws Exception {
    authority = new OpenSslAuthority(folder);
    service = new RunningService("interlock.certificates.quota=12");
    api = new ImportApi(service);
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA-2048, rsaEncryption", "P-256, prime256v1"})
  void takesInWhatOpensslSignsForARequest(String algorithm, String key) throws Exception {
    JsonNode request =
        asked(
            Map.of(
                "subject",
                "CN=gateway,O=Example",
                "keyAlgorithm",
                algorithm,
                "description",
                "Mine",
                "tags",
                Map.of("env", "prod")));
    String id = request.get("requestId").asString();
    assertThat(openssl(request)).contains("O = Example, CN = gateway", key, "TLS Web Client");
    assertThat(listed()).contains(id);
    assertThat(answer(200, "GET", path(id), Map.of())).isEqualTo(request);

    Map<String, String> signed = signed(request);
    JsonNode made = api.created("PUT", path(id) + "/certificate", signed);
    assertThat(made.get("certificateId").asString()).isEqualTo(id);
    assertThat(made.get("description").asString()).isEqualTo("Mine");
    assertThat(made.at("/tags/env").asString()).isEqualTo("prod");
    assertThat(api.created("PUT", path(id) + "/certificate", signed)).as("again").isEqualTo(made);
    assertThat(listed()).doesNotContain(id);
    answer(404, "GET", path(id), Map.of());
    answer(404, "DELETE", path(id), Map.of());
    assertThat(api.events(id)).contains("certificate-requested", "certificate-imported");

    JsonNode second = answer(404, "PUT", path(id) + "/certificate", signed(request));
    assertThat(second.get("detail").asString()).contains("asked for under " + id + " any more");
  }

  @Test
  void destroysTheKeyOfARequestThatIsWithdrawn() throws Exception {
    JsonNode request = asked(Map.of("commonName", "Smith, John", "keyAlgorithm", "P-256"));
    assertThat(openssl(request)).contains("CN = \"Smith, John\"");
    String id = request.get("requestId").asString();
    answer(204, "DELETE", path(id), Map.of());

    assertThat(
            JdbcClient.create(service.database())
                .sql(
                    "SELECT sealed_private_key IS NULL FROM vault.private_key WHERE certificate_id = ?")
                .param(id)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(api.events(id)).contains("certificate-request-withdrawn", "private-key-destroyed");
    answer(404, "GET", path(id), Map.of());
    answer(404, "DELETE", path(id), Map.of());
    answer(404, "PUT", path(id) + "/certificate", signed(request));
  }

  @Test
  void showsAndPresentsNothingOfACertificateThatIsNotSignedYet() throws Exception {
    String id = asked(Map.of("commonName", "open")).get("requestId").asString();
    answer(404, "GET", "/clientcertificates/" + id, Map.of());
    answer(404, "DELETE", "/clientcertificates/" + id, Map.of());
    answer(404, "PATCH", "/clientcertificates/" + id, Map.of("patchOperations", new int[0]));
    answer(204, "DELETE", path(id), Map.of());
  }

  @Test
  void refusesACertificateThatWasSignedForAnotherKey() throws Exception {
    JsonNode request = asked(Map.of("commonName", "mine"));
    String id = request.get("requestId").asString();
    Signed other = authority.client("another");
    JsonNode refused =
        answer(
            400,
            "PUT",
            path(id) + "/certificate",
            Map.of("certificate", other.certificate(), "chain", authority.chain()));
    assertThat(refused.get("field").asString()).isEqualTo("certificate");
    assertThat(refused.get("detail").asString()).contains("for another key than that of request");

    refused =
        answer(
            400,
            "PUT",
            path(id) + "/certificate",
            Map.of("certificate", signed(request).get("certificate")));
    assertThat(refused.get("detail").asString()).contains("lacks the certificate of CN=issuer");
    assertThat(api.created("PUT", path(id) + "/certificate", signed(request))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "subject, '', 'Member subject must have 1 to 1024'",
    "subject, x, 'is no distinguished name; give one such as'",
    "commonName, '', 'Member commonName must have 1 to 64'",
    "keyAlgorithm, DSA, 'unknown; give one of [RSA-2048'",
    "certificate, x, 'Member certificate is unknown'",
    "description, x, 'Give one of the members subject and commonName'"
  })
  void refusesARequestThatNobodyCouldSign(String member, String value, String says)
      throws Exception {
    String before = api.stored();
    JsonNode refused =
        answer(
            400,
            "POST",
            "/v1/certificate-requests",
            member.equals("keyAlgorithm")
                ? Map.of("commonName", "x", member, value)
                : Map.of(member, value));
    assertThat(refused.get("detail").asString()).contains(says);
    assertThat(api.stored()).isEqualTo(before);
  }

  @Test
  void countsRequestsAndImportsAgainstTheQuota() throws Exception {
    Signed client = authority.client("last");
    JsonNode open = asked(Map.of("commonName", "open", "keyAlgorithm", "P-256"));
    HttpResponse<String> answer;
    do {
      answer =
          api.send(
              "POST",
              "/v1/certificate-requests",
              Map.of("commonName", "more", "keyAlgorithm", "P-256"));
    } while (answer.statusCode() == 201);
    String before = api.stored();

    for (HttpResponse<String> refused :
        new HttpResponse[] {
          answer,
          api.send("POST", "/v1/certificates", ImportApi.body(client, authority.chain())),
          api.send("POST", "/clientcertificates", Map.of("description", "x"))
        }) {
      JsonNode problem = ImportApi.answer(429, refused);
      assertThat(problem.toString()).contains("12 client certificates exist or are asked for");
    }
    assertThat(api.stored()).isEqualTo(before);
    String id = open.get("requestId").asString();
    assertThat(api.created("PUT", path(id) + "/certificate", signed(open))).isNotNull();
    for (JsonNode left : answer(200, "GET", "/v1/certificate-requests", Map.of()).get("items")) {
      answer(204, "DELETE", path(left.get("requestId").asString()), Map.of());
    }
  }

  private static JsonNode asked(Map<String, ?> body) throws Exception {
    return api.created("POST", "/v1/certificate-requests", body);
  }

  private static Map<String, String> signed(JsonNode request) throws Exception {
    String certificate = authority.certify("requested", request.get("csr").asString());
    return Map.of("certificate", certificate, "chain", authority.chain());
  }

  private static String openssl(JsonNode request) throws Exception {
    Files.writeString(folder.resolve("shown.csr"), request.get("csr").asString());
    return authority.openssl("req", "-in", "shown.csr", "-noout", "-text", "-verify");
  }

  private static String listed() throws Exception {
    return answer(200, "GET", "/v1/certificate-requests", Map.of()).toString();
  }

  private static JsonNode answer(int status, String method, String path, Map<String, ?> body)
      throws Exception {
    return ImportApi.answer(status, api.send(method, path, body));
  }

  private static String path(String id) {
    return "/v1/certificate-requests/" + id;
  }
}
