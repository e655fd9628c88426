package dev.interlock.gateway.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.embedded.EmbeddedKafka;
import dev.interlock.gateway.Apis;
import dev.interlock.gateway.RunningGateway;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.vault.CertificateRequest;
import dev.interlock.vault.IssuedCertificate;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.KeyVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** A gateway that learns from a broker of its own and takes its keys from a real vault. */
class LearningIT {
  private static final Instant AT = Instant.parse("2026-11-22T06:07:32Z");

  @TempDir Path directory;

  private final VaultOfGateway vault = new VaultOfGateway();
  private final IssuedCertificate first = vault.issue("first1");
  private final IssuedCertificate second = vault.issue("second");
  private EmbeddedKafka kafka;
  private JvmBackend backend;
  private EventLog events;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    backend =
        JvmBackend.start(
            BackendSettings.of("orders", directory.resolve("backend")),
            Clock.systemUTC(),
            JvmBackend.commandOnThisClassPath());
    backend.install(first.pem() + "\n" + second.pem());
    events = new EventLog(new KafkaSettings(kafka.bootstrapServers()));
    events.append(new Apis().proxy("GET", "/", backend.uri().toString()).deployed("d1"));
    events.append(
        new StageCreated(RunningGateway.STAGE, "d1", null, Map.of(), Map.of(), Map.of(), AT));
    events.append(generated("first1", first));
    events.append(generated("second", second));
    events.append(
        new BackendRegistered(
            "orders",
            null,
            List.of(),
            null,
            "/",
            backend.serverAuthorityPem(),
            Evidence.ACCEPTED,
            AT));
    events.append(new BackendBoundToStage("orders", RunningGateway.STAGE, AT));
    events.append(assigned("first1"));
  }

  @AfterEach
  void stop() {
    events.close();
    backend.close();
    kafka.close();
    vault.drop();
  }

  private static CertificateAssignedToStage assigned(String certificateId) {
    return new CertificateAssignedToStage(RunningGateway.STAGE, null, certificateId, null, AT);
  }

  private static CertificateGenerated generated(String id, IssuedCertificate issued) {
    return new CertificateGenerated(
        id,
        null,
        Map.of(),
        new CertificateFacts(
            issued.pem(), issued.fingerprint(), issued.spkiHash(), "1", "CN=x", AT, AT),
        issued.keyHandle(),
        AT);
  }

  private interface Scenario {
    void run(RunningGateway gateway) throws Exception;
  }

  private void learning(Scenario scenario) throws Exception {
    var routes = new AtomicReference<Learning>();
    KeyVault keys = vault.ofGateway();
    try (RunningGateway gateway =
            RunningGateway.serving(() -> Objects.requireNonNull(routes.get()).routes());
        Presenter presenter =
            new Presenter(gateway.connections(), keys::keyManager, roots -> roots);
        Learning learning = new Learning(new KafkaSettings(kafka.bootstrapServers()), presenter)) {
      routes.set(learning);
      learning.start();
      scenario.run(gateway);
    }
  }

  private static void awaitPresented(RunningGateway gateway, IssuedCertificate expected) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> gateway.get("/").body().contains(expected.fingerprint()));
  }

  @Test
  void presentsWhatIsAssignedAndFollowsASwitch() throws Exception {
    learning(
        gateway -> {
          awaitPresented(gateway, first);
          events.append(assigned("second"));
          awaitPresented(gateway, second);
          await().until(() -> gateway.presented().old().isEmpty());
          events.append(new StageDeleted(RunningGateway.STAGE, AT));
          await().until(() -> gateway.get("/").statusCode() == 403);
          await().until(() -> gateway.connections().presented().isEmpty());
        });
  }

  @Test
  void presentsNothingOfThePastWhenItBegins() throws Exception {
    events.append(assigned("second"));
    backend.install(second.pem());
    learning(
        gateway -> {
          awaitPresented(gateway, second);
          assertThat(gateway.presented().old()).isEmpty();
        });
  }

  @Test
  void servesOnWithoutKafka() throws Exception {
    learning(
        gateway -> {
          awaitPresented(gateway, first);
          kafka.close();
          for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/").body()).contains(first.fingerprint());
          }
        });
  }

  @Test
  void goesOnAsBeforeUntilTheVaultGivesTheKey() throws Exception {
    learning(
        gateway -> {
          awaitPresented(gateway, first);
          vault.lock();
          events.append(assigned("second"));
          for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/").body()).contains(first.fingerprint());
          }
          assertThat(gateway.presented().fingerprint()).isEqualTo(first.fingerprint());
          vault.unlock();
          awaitPresented(gateway, second);
        });
  }

  @Test
  void needsNoRightButToReadKeys() {
    KeyVault keys = vault.ofGateway();
    assertThat(keys.keyManager(first.keyHandle())).isNotNull();
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> keys.destroy(first.keyHandle()));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(
            () ->
                keys.issue(
                    CertificateRequest.of("third1", KeyAlgorithm.P_256, AT, AT.plusSeconds(3600))));
  }
}
