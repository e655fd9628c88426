package dev.interlock.command.backend;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NodeBackend;
import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.Doubt;
import dev.interlock.contract.Finding;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.InstanceTrust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A Node server serves a stage, and nothing rotates. */
class PatrolIT {
  @TempDir Path directory;
  private RunningService service;
  private BackendSettings settings;
  private BackendServer server;

  @BeforeEach
  void serveAStage() throws Exception {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    server = NodeBackend.start(BackendSettings.of("orders", directory), Clock.systemUTC());
    int port = Integer.parseInt(server.address().substring("127.0.0.1:".length()));
    settings = BackendSettings.of("orders", directory).onPort(port);
    service = new RunningService("interlock.probe.patrol=400ms");
    Operator operator = new Operator(service);
    StageRef stage = operator.stage("prod");
    operator.present(stage, operator.certificate());
    assertThat(
            service
                .send(
                    "POST",
                    "/v1/backends",
                    """
                    {"backendId":"orders","requiredEvidence":"DECLARED",
                     "instances":[{"name":"a","address":"%s"}],"serverAuthorities":%s}
                    """
                        .formatted(
                            server.address(),
                            JsonMapper.shared().writeValueAsString(server.serverAuthorityPem())))
                .statusCode())
        .isEqualTo(201);
    operator.bind("orders", stage);
    server.install(
        service.bean(Backends.class).bundle("orders").certificates().stream()
            .map(TrustedCertificate::pem)
            .collect(Collectors.joining()));
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
      server.close();
    }
  }

  @Test
  void findsAnInstanceThatComesToAcceptAnybodyAndOneThatIsGone() {
    awaitProbe(probe -> probe.untrusted().verdict() == REFUSED && presented(probe) == ACCEPTED);
    restart(settings.acceptingAnybody());
    awaitProbe(probe -> probe.untrusted().verdict() == ACCEPTED);
    server.close();
    awaitProbe(probe -> probe.untrusted().doubt() == Doubt.UNREACHABLE);
    restart(settings);
    awaitProbe(probe -> probe.untrusted().verdict() == REFUSED);
  }

  @Test
  void recordsNothingWhileNothingChanges() {
    awaitProbe(probe -> presented(probe) == ACCEPTED);
    long recorded = recorded();
    String first = due();
    await().atMost(Duration.ofSeconds(20)).until(() -> !due().equals(first));
    String second = due();
    await().atMost(Duration.ofSeconds(20)).until(() -> !due().equals(second));
    assertThat(recorded()).isEqualTo(recorded);
  }

  @Test
  void findsThatTheServersOwnCertificateDoesNotVerify() {
    awaitProbe(probe -> presented(probe) == ACCEPTED);
    server.close();
    directory.resolve("server.pem").toFile().delete();
    directory.resolve("server-key.pem").toFile().delete();
    directory.resolve("server-ca.pem").toFile().delete();
    server = NodeBackend.start(settings, Clock.systemUTC());
    awaitProbe(
        probe ->
            presented(probe) == INCONCLUSIVE
                && probe.anonymous().doubt() == Doubt.SERVER_NOT_VERIFIED);
  }

  private void restart(BackendSettings changed) {
    server.close();
    server = NodeBackend.start(changed, Clock.systemUTC());
  }

  private static Verdict presented(ProbeRecorded probe) {
    return probe.certificates().values().stream().map(Finding::verdict).findFirst().orElseThrow();
  }

  private void awaitProbe(Predicate<ProbeRecorded> condition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                service.bean(Backends.class).trust("orders").instances().values().stream()
                    .map(InstanceTrust::probe)
                    .filter(Objects::nonNull)
                    .filter(probe -> !probe.certificates().isEmpty())
                    .anyMatch(condition));
  }

  private String due() {
    return jdbc()
        .sql("SELECT max(due_at)::text FROM command.probe_order")
        .query(String.class)
        .single();
  }

  private long recorded() {
    return jdbc()
        .sql("SELECT count(*) FROM command.event WHERE type = 'probe-recorded'")
        .query(Long.class)
        .single();
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(service.database());
  }
}
