package dev.interlock.gateway.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.gateway.ControlPlane;
import dev.interlock.gateway.RunningGateway;
import dev.interlock.vault.CertificateRequest;
import dev.interlock.vault.IssuedCertificate;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.KeyVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private ControlPlane controlPlane;

  @BeforeEach
  void start() {
    controlPlane = new ControlPlane(directory);
  }

  @AfterEach
  void stop() {
    controlPlane.close();
  }

  private interface Scenario {
    void run(RunningGateway gateway) throws Exception;
  }

  private void learning(Scenario scenario) throws Exception {
    var routes = new AtomicReference<Learning>();
    KeyVault keys = controlPlane.vault().ofGateway();
    try (RunningGateway gateway =
            RunningGateway.serving(() -> Objects.requireNonNull(routes.get()).routes());
        Presenter presenter = new Presenter(gateway.connections(), keys::keyManager, List.of());
        Learning learning = new Learning(controlPlane.settings(), presenter, gateways -> {})) {
      routes.set(learning);
      learning.start();
      learning.act(() -> {});
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
          awaitPresented(gateway, controlPlane.first());
          controlPlane.assign("second");
          awaitPresented(gateway, controlPlane.second());
          await().until(() -> gateway.presented().old().isEmpty());
          controlPlane.events().append(new StageDeleted(RunningGateway.STAGE, AT));
          await().until(() -> gateway.get("/").statusCode() == 403);
          await().until(() -> gateway.connections().presented().isEmpty());
        });
  }

  @Test
  void presentsNothingOfThePastWhenItBegins() throws Exception {
    controlPlane.assign("second");
    controlPlane.backend().install(controlPlane.second().pem());
    learning(
        gateway -> {
          awaitPresented(gateway, controlPlane.second());
          assertThat(gateway.presented().old()).isEmpty();
        });
  }

  @Test
  void servesOnWithoutKafka() throws Exception {
    learning(
        gateway -> {
          awaitPresented(gateway, controlPlane.first());
          controlPlane.stopKafka();
          for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/").body()).contains(controlPlane.first().fingerprint());
          }
        });
  }

  @Test
  void goesOnAsBeforeUntilTheVaultGivesTheKey() throws Exception {
    learning(
        gateway -> {
          awaitPresented(gateway, controlPlane.first());
          controlPlane.vault().lock();
          controlPlane.assign("second");
          for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/").body()).contains(controlPlane.first().fingerprint());
          }
          assertThat(gateway.presented().fingerprint())
              .isEqualTo(controlPlane.first().fingerprint());
          controlPlane.vault().unlock();
          awaitPresented(gateway, controlPlane.second());
        });
  }

  @Test
  void needsNoRightButToReadKeys() {
    KeyVault keys = controlPlane.vault().ofGateway();
    assertThat(keys.keyManager(controlPlane.first().keyHandle())).isNotNull();
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> keys.destroy(controlPlane.first().keyHandle()));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(
            () ->
                keys.issue(
                    CertificateRequest.of("third1", KeyAlgorithm.P_256, AT, AT.plusSeconds(3600))));
  }
}
