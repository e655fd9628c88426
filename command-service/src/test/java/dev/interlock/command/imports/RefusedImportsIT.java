package dev.interlock.command.imports;

import static dev.interlock.command.imports.OpenSslAuthority.AUTHORITY;
import static dev.interlock.command.imports.OpenSslAuthority.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.interlock.backends.ClientDraft;
import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.command.RunningService;
import dev.interlock.command.imports.OpenSslAuthority.Signed;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is not taken in: each answer names the member and the remedy, and nothing is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedImportsIT {
  @TempDir static Path folder;
  private OpenSslAuthority authority;
  private RunningService service;
  private ImportApi api;

  @BeforeAll
  void start() throws Exception {
    authority = new OpenSslAuthority(folder);
    service = new RunningService();
    api = new ImportApi(service);
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  Stream<Arguments> refused() throws Exception {
    Signed client = authority.client("client");
    String chain = authority.chain();
    String server = CLIENT.replace("clientAuth", "serverAuth");
    String encryption = CLIENT.replace("digitalSignature", "keyEncipherment");
    String critical = CLIENT + "1.2.3.4=critical,ASN1:NULL\n";
    authority.openssl(
        "pkey", "-in", "client.key", "-aes256", "-passout", "pass:x", "-out", "client.encrypted");
    Signed encrypted = new Signed(client.certificate(), authority.read("client.encrypted"));
    return Stream.of(
        change("certificate", "Member certificate is missing", client, chain, "certificate", null),
        change("privateKey", "Member privateKey is missing", client, chain, "privateKey", null),
        change("certificate", "No certificate could be read", client, chain, "certificate", "x"),
        change(
            "certificate",
            "holds 3 certificates",
            client,
            chain,
            "certificate",
            client.certificate() + chain),
        change("certificate", "give up to 65536", client, chain, "certificate", "x".repeat(65_537)),
        change("chain", "give up to 10", client, chain, "chain", chain.repeat(6)),
        change(
            "chain", "lacks the certificate of CN=issuer,O=Example", client, chain, "chain", null),
        change(
            "chain",
            "lacks the certificate of CN=issuer,O=Example",
            client,
            chain,
            "chain",
            authority.root()),
        change(
            "chain",
            "lacks the certificate of CN=root,O=Example",
            client,
            chain,
            "chain",
            authority.issuer()),
        change(
            "chain",
            "leave out: CN=stray",
            client,
            chain,
            "chain",
            chain + authority.client("stray").certificate()),
        change(
            "chain",
            "A private key is at line 1",
            client,
            chain,
            "chain",
            client.privateKey() + chain),
        change("privateKey", "give up to 32768", client, chain, "privateKey", "x".repeat(32_769)),
        change(
            "privateKey", "there is none in it", client, chain, "privateKey", client.certificate()),
        change(
            "privateKey",
            "not that of the certificate",
            client,
            chain,
            "privateKey",
            authority.client("other").privateKey()),
        change(
            "privateKey",
            "not of the certificate's algorithm",
            client,
            chain,
            "privateKey",
            authority.client("rsa", "rsa:2048", CLIENT).privateKey()),
        arguments(
            "privateKey",
            "openssl pkey -in key.pem -out plain.pem",
            ImportApi.body(encrypted, chain)),
        change(
            "tags",
            "Tag interlock:profile",
            client,
            chain,
            "tags",
            Map.of("interlock:profile", "aws")),
        change("tags", "aws: first", client, chain, "tags", Map.of("aws:x", "y")),
        change("colour", "Member colour is unknown", client, chain, "colour", "red"),
        signed("certificate", "lacks clientAuth", "server", "ec:P-256", server),
        signed("certificate", "lacks digitalSignature", "encryption", "ec:P-256", encryption),
        signed("certificate", "is a CA certificate", "authority", "ec:P-256", AUTHORITY),
        signed("certificate", "has a weak key", "small", "rsa:1024", CLIENT),
        signed("certificate", "more than 4096 bits", "large", "rsa:4104", CLIENT),
        signed("certificate", "has a key of EdDSA", "edwards", "ed25519", CLIENT),
        signed("certificate", "weak hash (SHA1with", "sha1", "ec:P-256", CLIENT, "-sha1"),
        signed("chain", "The chain does not hold at CN=critical", "critical", "ec:P-256", critical),
        below("notca", CLIENT, "is no CA certificate"),
        below("weak", AUTHORITY, "weak hash (SHA1with", "-sha1"),
        below("servers", AUTHORITY + "extendedKeyUsage=serverAuth\n", "lacks clientAuth"),
        deep(),
        forged(),
        dated("has expired at", Duration.ofDays(-2), Duration.ofDays(-1)),
        dated("import it then", Duration.ofDays(1), Duration.ofDays(2)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refused(String field, String says, Map<String, Object> body) throws Exception {
    String before = api.stored();
    JsonNode answer = ImportApi.answer(400, api.send("POST", "/v1/certificates", body));
    assertThat(answer.get("type").asString()).isEqualTo("urn:interlock:problem:invalid");
    assertThat(answer.get("detail").asString()).contains(says);
    assertThat(answer.get("field").asString()).isEqualTo(field);
    assertThat(api.stored()).isEqualTo(before);
  }

  private static Arguments change(
      String field,
      String says,
      Signed client,
      String chain,
      String member,
      @Nullable Object value) {
    Map<String, Object> body = ImportApi.body(client, chain);
    body.remove(member);
    if (value != null) {
      body.put(member, value);
    }
    return arguments(field, says, body);
  }

  private Arguments signed(
      String field, String says, String name, String key, String extensions, String... options)
      throws Exception {
    Signed client = authority.client(name, key, extensions, options);
    return arguments(field, says, ImportApi.body(client, authority.chain()));
  }

  /** One below an authority that says this of itself. */
  private Arguments below(String name, String extensions, String says, String... options)
      throws Exception {
    authority.request(name, "ec:P-256");
    authority.certify(name, "root", extensions, options);
    return arguments(
        "chain", says, ImportApi.body(of(name), authority.read(name + ".pem") + authority.root()));
  }

  /** One below an authority that its own may not have made. */
  private Arguments deep() throws Exception {
    authority.request("short", "ec:P-256");
    authority.certify("short", "root", AUTHORITY.replace("CA:TRUE", "CA:TRUE,pathlen:0"));
    authority.request("deep", "ec:P-256");
    authority.certify("deep", "short", AUTHORITY);
    String chain = authority.read("deep.pem") + authority.read("short.pem") + authority.root();
    return arguments("chain", "The chain does not hold at", ImportApi.body(of("deep"), chain));
  }

  /** A chain of the same names. */
  private Arguments forged() throws Exception {
    OpenSslAuthority other = OpenSslAuthority.stranger(folder);
    return arguments(
        "chain", "but another key", ImportApi.body(authority.client("forged"), other.chain()));
  }

  private Signed of(String signer) throws Exception {
    String name = "of-" + signer;
    authority.request(name, "ec:P-256");
    authority.certify(name, signer, CLIENT);
    return new Signed(authority.read(name + ".pem"), authority.read(name + ".key"));
  }

  private static Arguments dated(String says, Duration from, Duration until) throws Exception {
    Instant now = Instant.now();
    ThrowAwayAuthority dating = ThrowAwayAuthority.create("Dating", Clock.systemUTC());
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    ThrowAwayIdentity client =
        dating.sign(ClientDraft.of("CN=dated", keys, now).valid(now.plus(from), now.plus(until)));
    return arguments(
        "certificate",
        says,
        ImportApi.body(new Signed(client.pem(), client.privateKeyPem()), dating.pem()));
  }
}
