package dev.interlock.chassis;

import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.TopicReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The parts that every service has. */
@Configuration(proxyBeanMethods = false)
class Chassis {

  @Bean
  FlywayConfigurationCustomizer ownSchema(Schema schema) {
    return schema::configure;
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaSettings kafka, List<TopicReader> readers) {
    return new KafkaHealth(kafka, readers);
  }

  /** Made for a service that sends. */
  @Bean
  @Lazy
  Sender sender(KafkaSettings kafka) {
    return new Sender(kafka);
  }

  @Bean
  ParkedMessages parkedMessages(JdbcClient jdbc, Schema schema, Clock clock, MeterRegistry meters) {
    ParkedMessages parked = new ParkedMessages(jdbc, schema.name(), clock);
    Gauge.builder("interlock.reader.parked", parked, ParkedMessages::count)
        .description("Messages that this build cannot read, and those that wait behind them")
        .register(meters);
    return parked;
  }

  @Bean
  Readers readers(
      KafkaSettings kafka,
      JdbcClient jdbc,
      Schema schema,
      ParkedMessages parked,
      TransactionOperations transactions,
      Clock clock,
      MeterRegistry meters) {
    return new Readers(
        kafka, new Positions(jdbc, schema.name()), parked, transactions, clock, meters);
  }
}
