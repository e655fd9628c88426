package dev.interlock.lint;

import static dev.interlock.lint.Specimen.NOW;
import static dev.interlock.lint.Specimen.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.NginxBackend;
import dev.interlock.backends.NodeBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link BundleLintIT} asks of OpenSSL and Java themselves holds for servers built on them.
 */
class RealServersIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final BundleLint LINT = new BundleLint(NOW, Duration.ofDays(30));
  @TempDir private Path directory;

  @Test
  void nginxLetsInWhomTheLintFindsNoErrorIn() throws Exception {
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
    try (BackendServer server = NginxBackend.start(settings(), CLOCK)) {
      compare(server, RealServersIT::noError);
    }
  }

  @Test
  void nodeLetsInWhomTheLintFindsNoErrorIn() throws Exception {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    try (BackendServer server = NodeBackend.start(settings(), CLOCK)) {
      compare(server, RealServersIT::noError);
    }
  }

  @Test
  void javaLetsInAllThatTheBundleHolds() throws Exception {
    try (BackendServer server =
        JvmBackend.start(settings(), CLOCK, JvmBackend.commandOnThisClassPath())) {
      compare(server, findings -> findings.stream().noneMatch(one -> one.rule() == Rule.MISSING));
    }
  }

  private BackendSettings settings() {
    return BackendSettings.of("linted", directory.resolve("server"));
  }

  private static boolean noError(List<Finding> findings) {
    return findings.stream().noneMatch(one -> one.severity() == Severity.ERROR);
  }

  private void compare(BackendServer server, Predicate<List<Finding>> predicted) throws Exception {
    Curl curl = new Curl(directory);
    List<String> wrong = new ArrayList<>();
    Identity another = Specimen.of("another", "CN=another").issuedBy(root()).make();
    for (List<Identity> certificates : groups()) {
      for (List<Identity> bundle : List.of(certificates, certificates.reversed())) {
        server.install(Identity.pem(bundle));
        for (Identity client : Stream.concat(bundle.stream(), Stream.of(another)).toList()) {
          boolean letIn = curl.accepted(server, client);
          List<Finding> findings = LINT.lint(Identity.named(bundle), toCome(client));
          if (letIn != predicted.test(findings)) {
            wrong.add("%s with %s: let in %s, %s".formatted(client, bundle, letIn, findings));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Needs toCome(Identity client) {
    return new Needs(List.of(), List.of(new NamedCertificate("needed", client.certificate())));
  }

  private static List<List<Identity>> groups() throws Exception {
    Identity root = root();
    Identity intermediate = Kinds.intermediate("intermediate", root).make();
    Identity deep = Kinds.leaf("deep", intermediate).make();
    Identity issued = Specimen.of("issued", "CN=issued").issuedBy(root).make();
    return List.of(
        List.of(plain("CN=one", "a"), plain("CN=one", "b")),
        List.of(plain("CN=one", "a"), plain("CN=two", "b")),
        List.of(identified("a"), identified("b")),
        List.of(identified("a"), identified("a")),
        List.of(identified("a"), plain("CN=one", "b")),
        List.of(
            Specimen.of("expired", "CN=one")
                .key(key("RSA", 2048, "a"))
                .until(Duration.ofMinutes(-1))
                .make(),
            plain("CN=one", "b")),
        List.of(Specimen.of("EC", "CN=one").key(key("EC", 256, "a")).make(), plain("CN=one", "b")),
        List.of(
            Specimen.of("for servers", "CN=one")
                .extendedUsage(KeyPurposeId.id_kp_serverAuth)
                .make(),
            plain("CN=two", "b")),
        List.of(
            Specimen.of("not yet", "CN=one").from(Duration.ofHours(1)).make(),
            plain("CN=two", "b")),
        List.of(Specimen.of("critical", "CN=one").unknownCritical().make(), plain("CN=two", "b")),
        List.of(issued, plain("CN=two", "b")),
        List.of(issued, root),
        List.of(issued, Kinds.leaf("issued too", root).make(), root),
        List.of(issued, root, plain("CN=two", "b")),
        List.of(deep, intermediate),
        List.of(deep, intermediate, root));
  }

  /** Of which a client asks in turn that no bundle holds. */
  private static Identity root() throws Exception {
    return Kinds.authorities().getFirst();
  }

  private static Identity plain(String subject, String keyName) throws Exception {
    return Specimen.of("plain " + keyName, subject).key(key("RSA", 2048, keyName)).make();
  }

  private static Identity identified(String keyName) throws Exception {
    return Specimen.of("identified " + keyName, "CN=one")
        .key(key("RSA", 2048, keyName))
        .identified()
        .make();
  }
}
