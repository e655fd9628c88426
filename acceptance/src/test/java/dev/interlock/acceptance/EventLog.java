package dev.interlock.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events on Kafka, each once, as anybody may read them. */
final class EventLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final String TOPIC = "interlock.events";
  private final KafkaConsumer<String, String> consumer;
  private final NavigableMap<Long, JsonNode> events = new TreeMap<>();

  EventLog(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The events from the start of a rotation on, in the order in which they were stored. */
  List<JsonNode> since(String rotation) {
    poll();
    return events.values().stream()
        .filter(event -> isOf(event, "rotation-requested", rotation))
        .findAny()
        .map(start -> start.get("position").asLong())
        .map(start -> events.tailMap(start, true).values().stream().toList())
        .orElse(List.of());
  }

  static boolean isOf(JsonNode event, String type, String aggregate) {
    return event.get("type").asString().equals(type)
        && event.get("subject").asString().equals(aggregate);
  }

  private void poll() {
    ConsumerRecords<String, String> records;
    do {
      records = consumer.poll(PATIENCE);
      for (ConsumerRecord<String, String> message : records) {
        JsonNode event = JsonMapper.shared().readTree(message.value());
        events.put(event.get("position").asLong(), event);
      }
    } while (!records.isEmpty());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
