package dev.interlock.standalone.demo;

import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.Event;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.vault.KeyVault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate a stage presents, learned as a gateway would: which one from the event log, its
 * key from the vault.
 */
final class StageIdentity implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final StageRef stage;
  private final KeyVault vault;
  private final Fingerprints fingerprints;
  private final Consumer<ClientIdentity> onSwitch;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<String, String> keyHandles = new HashMap<>();
  private @Nullable String assigned;
  private @Nullable String presented;

  private StageIdentity(
      String bootstrapServers,
      StageRef stage,
      KeyVault vault,
      Fingerprints fingerprints,
      Consumer<ClientIdentity> onSwitch) {
    this.stage = stage;
    this.vault = vault;
    this.fingerprints = fingerprints;
    this.onSwitch = onSwitch;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().daemon().name("demo-stage-identity").unstarted(this::follow);
  }

  /**
   * Reads the log from its beginning and goes on until closed.
   *
   * @param fingerprints learns the fingerprint of every certificate
   * @param onSwitch told of the certificate that the stage presents, and of each that follows
   */
  static StageIdentity follow(
      String bootstrapServers,
      StageRef stage,
      KeyVault vault,
      Fingerprints fingerprints,
      Consumer<ClientIdentity> onSwitch) {
    StageIdentity identity =
        new StageIdentity(bootstrapServers, stage, vault, fingerprints, onSwitch);
    identity.thread.start();
    return identity;
  }

  private void follow() {
    try (consumer) {
      // Without a group: every data plane reads all, and nobody needs to know of it.
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EVENTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          learn(Envelopes.event(read(message)));
        }
        switchWhenKnown();
      }
    } catch (WakeupException closed) {
      // As asked for by close().
    }
  }

  private static Envelope read(ConsumerRecord<String, byte[]> message) {
    return Envelopes.read(message.value());
  }

  private void learn(Event event) {
    if (event instanceof CertificateIntroduced introduced) {
      keyHandles.put(introduced.certificateId(), introduced.keyHandle());
      fingerprints.add(introduced.certificateId(), introduced.certificate());
    } else if (event instanceof CertificateAssignedToStage assignment
        && assignment.stage().equals(stage)) {
      assigned = assignment.to();
    }
  }

  // The two events come from different partitions, in either order.
  private void switchWhenKnown() {
    String next = assigned;
    String handle = next == null ? null : keyHandles.get(next);
    if (next != null && handle != null && !next.equals(presented)) {
      onSwitch.accept(new ClientIdentity(next, vault.keyManager(handle)));
      presented = next;
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
