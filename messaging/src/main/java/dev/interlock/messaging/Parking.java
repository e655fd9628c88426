package dev.interlock.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a reader does about a message that it cannot read: the message is parked, and taken when a
 * reader starts that can read it. In order, later messages of the same key are parked behind it.
 */
public final class Parking {
  private static final Logger log = LoggerFactory.getLogger(Parking.class);

  private final ParkedMessages messages;
  private final boolean inOrder;
  private final Map<TopicPartition, Set<@Nullable String>> blocked = new HashMap<>();

  private Parking(ParkedMessages messages, boolean inOrder) {
    this.messages = messages;
    this.inOrder = inOrder;
  }

  /** For what Interlock itself writes: nothing of a key is taken before what came earlier. */
  public static Parking inOrder(ParkedMessages messages) {
    return new Parking(messages, true);
  }

  /** For what others write: their nonsense holds nothing up. */
  public static Parking aside(ParkedMessages messages) {
    return new Parking(messages, false);
  }

  /** Hands a message to the handler, or parks it. */
  void take(ConsumerRecord<String, byte[]> message, Consumer<Envelope> handler) {
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    Set<@Nullable String> keys = blocked.computeIfAbsent(partition, none -> new HashSet<>());
    String obstacle = obstacle(message, keys, handler);
    if (obstacle != null) {
      log.warn("Parked {}@{} of {}: {}", partition, message.offset(), message.key(), obstacle);
      messages.park(message, obstacle);
    }
  }

  /** Takes what is parked and can be read by now, and learns anew what blocks what. */
  void resume(TopicPartition partition, Consumer<Envelope> handler) {
    Set<@Nullable String> keys = new HashSet<>();
    for (ConsumerRecord<String, byte[]> message : messages.of(partition)) {
      if (obstacle(message, keys, handler) == null) {
        log.info("Took {}@{}, which was parked", partition, message.offset());
        messages.remove(message);
      }
    }
    blocked.put(partition, keys);
  }

  private @Nullable String obstacle(
      ConsumerRecord<String, byte[]> message,
      Set<@Nullable String> keys,
      Consumer<Envelope> handler) {
    if (keys.contains(message.key())) {
      return "It waits behind an earlier message of its key";
    }
    try {
      handler.accept(Envelopes.read(message.value()));
      return null;
    } catch (UnreadableMessage e) {
      if (inOrder) {
        keys.add(message.key());
      }
      return String.valueOf(e.getMessage());
    }
  }
}
