package dev.interlock.standalone.demo;

import dev.interlock.contract.StageRef;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.vault.KeyVault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/**
 * A gateway in miniature: it calls every backend without a pause, with the certificate that the
 * stage presents at that moment.
 */
final class DataPlane implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Integration> integrations;
  private final StageIdentity identity;
  private final Traffic traffic;

  private DataPlane(List<Integration> integrations, StageIdentity identity, Traffic traffic) {
    this.integrations = integrations;
    this.identity = identity;
    this.traffic = traffic;
  }

  /** What it needs to know where certificates and keys are. */
  record Source(String kafkaBootstrapServers, KeyVault vault) {

    static Source of(ApplicationContext commandService) {
      return new Source(
          commandService.getBean(KafkaSettings.class).bootstrapServers(),
          commandService.getBean(KeyVault.class));
    }
  }

  /**
   * Starts, and returns when requests flow.
   *
   * @param integrations are closed with it
   * @param onSwitch told of each certificate from which on new connections present it
   */
  static DataPlane start(
      List<Integration> integrations,
      StageRef stage,
      Source source,
      Tally tally,
      Consumer<String> onSwitch)
      throws InterruptedException {
    Fingerprints fingerprints = new Fingerprints();
    CountDownLatch ready = new CountDownLatch(1);
    StageIdentity identity =
        StageIdentity.follow(
            source.kafkaBootstrapServers(),
            stage,
            source.vault(),
            fingerprints,
            next -> {
              integrations.forEach(integration -> integration.present(next));
              onSwitch.accept(next.certificateId());
              ready.countDown();
            });
    if (!ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      identity.close();
      throw new IllegalStateException("The event log does not name the certificate of " + stage);
    }
    return new DataPlane(integrations, identity, Traffic.start(integrations, fingerprints, tally));
  }

  /** Lets every request that was sent come to its end. */
  @Override
  public void close() throws InterruptedException {
    traffic.close();
    identity.close();
    for (Integration integration : integrations) {
      integration.close();
    }
  }
}
