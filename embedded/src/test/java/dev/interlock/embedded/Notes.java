package dev.interlock.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Texts kept as rows of PostgreSQL and as records of Kafka. */
record Notes(EmbeddedServices services) {
  private static final TopicPartition PARTITION = new TopicPartition("notes", 0);

  void prepare() throws SQLException, ExecutionException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE notes (id serial, text text)");
    }
    try (Admin admin = Admin.create(clientSettings())) {
      admin.createTopics(Set.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
    }
  }

  void write(String text) throws SQLException, ExecutionException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO notes (text) VALUES ('" + text + "')");
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(clientSettings(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(PARTITION.topic(), text)).get();
    }
  }

  List<String> rows() throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT text FROM notes ORDER BY id")) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** All records, up to the end of the partition when it was asked. */
  List<String> records() {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(clientSettings(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
      while (consumer.position(PARTITION) < end) {
        for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofSeconds(1))) {
          texts.add(read.value());
        }
      }
    }
    return texts;
  }

  private Connection connect() throws SQLException {
    EmbeddedPostgres postgres = services.postgres();
    return DriverManager.getConnection(
        postgres.jdbcUrl("interlock"), postgres.user(), postgres.password());
  }

  private Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", services.kafka().bootstrapServers());
  }
}
