package dev.interlock.command.publishing;

import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.Topology;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kafka as this service uses it, and the clock. */
@Configuration
class MessagingConfiguration {
  private static final String SCHEMA = "command";

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  KafkaSettings kafka(@Value("${interlock.kafka.bootstrap-servers}") String bootstrapServers) {
    KafkaSettings kafka = new KafkaSettings(bootstrapServers);
    Topology.ensure(kafka);
    return kafka;
  }

  @Bean
  Sender sender(KafkaSettings kafka) {
    return new Sender(kafka);
  }

  @Bean
  Positions positions(JdbcClient jdbc) {
    return new Positions(jdbc, SCHEMA);
  }

  @Bean
  ParkedMessages parkedMessages(JdbcClient jdbc, Clock clock) {
    return new ParkedMessages(jdbc, SCHEMA, clock);
  }
}
