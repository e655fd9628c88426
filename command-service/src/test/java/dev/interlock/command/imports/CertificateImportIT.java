package dev.interlock.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import dev.interlock.command.imports.OpenSslAuthority.Signed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import tools.jackson.databind.JsonNode;

/** Certificates that the real openssl signed, taken in with their keys. */
class CertificateImportIT {
  @TempDir static Path folder;
  private static OpenSslAuthority authority;
  private static RunningService service;
  private static ImportApi api;
  private static ApiGatewayClient aws;

  @BeforeAll
  static void start() throws Exception {
    authority = new OpenSslAuthority(folder);
    service = new RunningService();
    api = new ImportApi(service);
    aws = SdkClient.of(service);
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      aws.close();
      service.close();
    }
  }

  @Test
  void takesInACertificateAndPutsItsChainInOrder() throws Exception {
    Signed client = authority.client("ordered");
    Map<String, Object> body = ImportApi.body(client, authority.root() + authority.issuer());
    body.put("description", "Mine");
    body.put("tags", Map.of("env", "prod"));
    JsonNode made = api.imported(body);

    String fingerprint =
        authority.openssl("x509", "-in", "ordered.pem", "-noout", "-fingerprint", "-sha256");
    assertThat(made.get("fingerprint").asString())
        .isEqualTo(fingerprint.replaceAll(".*=", "").replace(":", "").strip().toLowerCase());
    assertThat(made.get("subject").asString()).isEqualTo("CN=ordered,O=Example");
    assertThat(made.get("authorities").valueStream().map(one -> one.get("subject").asString()))
        .containsExactly("CN=issuer,O=Example", "CN=root,O=Example");
    String id = made.get("certificateId").asString();
    var seen = aws.getClientCertificate(r -> r.clientCertificateId(id));
    assertThat(seen.pemEncodedCertificate().replace("\r\n", "\n").lines())
        .containsExactlyElementsOf((client.certificate() + authority.chain()).lines().toList());
    assertThat(seen.description()).isEqualTo("Mine");
    assertThat(seen.tags()).containsEntry("env", "prod");
    assertThat(seen.expirationDate()).isEqualTo(made.get("notAfter").asString());
  }

  @Test
  void livesAsAGeneratedOneDoesAndDestroysItsKeyInTheEnd() throws Exception {
    Signed client = authority.client("life");
    String id = imported(client);

    aws.updateClientCertificate(
        r ->
            r.clientCertificateId(id)
                .patchOperations(p -> p.op(Op.REPLACE).path("/description").value("Yours")));
    String arn = "arn:aws:apigateway:us-east-1::/clientcertificates/" + id;
    aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("team", "edge")));
    assertThat(aws.getClientCertificates(r -> r.limit(500)).items())
        .anySatisfy(
            one -> {
              assertThat(one.clientCertificateId()).isEqualTo(id);
              assertThat(one.description()).isEqualTo("Yours");
              assertThat(one.tags()).containsEntry("team", "edge");
            });

    aws.deleteClientCertificate(r -> r.clientCertificateId(id));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> aws.getClientCertificate(r -> r.clientCertificateId(id)));
    assertThat(api.events(id)).contains("certificate-imported", "private-key-destroyed");
    assertThat(imported(client)).as("imported anew").isNotEqualTo(id);
  }

  @Test
  void makesOneCertificateOfOneUpload() throws Exception {
    Signed client = authority.client("twice");
    String id = imported(client);
    String stored = api.stored();
    assertThat(imported(client)).isEqualTo(id);

    Map<String, Object> described = ImportApi.body(client, authority.chain());
    described.put("description", "Another");
    JsonNode refused = ImportApi.answer(409, api.send("POST", "/v1/certificates", described));
    assertThat(refused.get("detail").asString()).contains("Certificate " + id);

    authority.certify("twice", "issuer", OpenSslAuthority.CLIENT);
    Signed renewed = new Signed(authority.read("twice.pem"), client.privateKey());
    refused =
        ImportApi.answer(
            409, api.send("POST", "/v1/certificates", ImportApi.body(renewed, authority.chain())));
    assertThat(refused.get("detail").asString()).contains("Certificate " + id, "has the same key");

    Map<String, Object> stolen = ImportApi.body(client, authority.chain());
    stolen.put("privateKey", authority.client("thief").privateKey());
    refused = ImportApi.answer(400, api.send("POST", "/v1/certificates", stolen));
    assertThat(refused.get("field").asString()).isEqualTo("privateKey");
    assertThat(api.stored()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa:2048, rsa -traditional, RSA PRIVATE KEY",
    "rsa:4096, pkey, PRIVATE KEY",
    "ec:P-384, ec, EC PRIVATE KEY",
    "ec:P-521, pkey, PRIVATE KEY"
  })
  void readsKeysAsOpensslWritesThem(String key, String command, String label) throws Exception {
    String name = "key-" + key.replace(':', '-');
    Signed client = authority.client(name, key, OpenSslAuthority.CLIENT);
    authority.openssl((command + " -in %1$s.key -out %1$s.other".formatted(name)).split(" "));
    String other = authority.read(name + ".other");
    assertThat(other).startsWith("-----BEGIN " + label + "-----");
    assertThat(imported(new Signed(client.certificate(), other))).isNotEmpty();
  }

  @Test
  void keepsTheKeyToItself() throws Exception {
    Signed client = authority.client("secret");
    List<String> lines =
        client.privateKey().lines().filter(line -> !line.startsWith("-----")).toList();
    Map<String, Object> body = ImportApi.body(client, authority.chain());

    assertThat(api.events(imported(client))).contains("CN=secret").doesNotContain(lines);
    body.put("privateKey", lines);
    assertThat(api.send("POST", "/v1/certificates", body).body()).doesNotContain(lines);
    body.put("privateKey", client.privateKey().replace("PRIVATE", "PUBLIC"));
    assertThat(api.send("POST", "/v1/certificates", body).body()).doesNotContain(lines);
    body.put("chain", client.privateKey() + authority.chain());
    assertThat(api.send("POST", "/v1/certificates", body).body())
        .contains("A private key is at line 1")
        .doesNotContain(lines);
    assertThat(
            service.send("POST", "/v1/certificates", "{\"privateKey\":" + lines.getFirst()).body())
        .contains("not valid JSON")
        .doesNotContain(lines.getFirst());
  }

  @Test
  void needsTheRoleOfAnOperator() throws Exception {
    assertThat(
            service
                .send(service.createKey("VIEWER"), "POST", "/v1/certificates", "{}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            service
                .send(service.createKey("OPERATOR"), "POST", "/v1/certificates", "{}")
                .statusCode())
        .isEqualTo(400);
  }

  private static String imported(Signed client) throws Exception {
    return api.imported(ImportApi.body(client, authority.chain())).get("certificateId").asString();
  }
}
