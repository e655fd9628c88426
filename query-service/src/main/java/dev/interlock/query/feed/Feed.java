package dev.interlock.query.feed;

import dev.interlock.contract.Topics;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.TopicReader;
import dev.interlock.messaging.Topology;
import dev.interlock.query.answer.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the schema up to date, then reads the event log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class Feed {
  private static final String SCHEMA = "query";
  private static final String GROUP = "interlock-query-service";

  @Bean(initMethod = "migrate")
  Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations("classpath:db/messaging", "classpath:db/query")
        .load();
  }

  @Bean
  ParkedMessages parkedMessages(JdbcClient jdbc, Clock clock) {
    return new ParkedMessages(jdbc, SCHEMA, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader topicReader(
      Flyway migrated,
      KafkaProperties kafka,
      JdbcClient jdbc,
      ParkedMessages parked,
      PlatformTransactionManager transactions,
      Projections projections) {
    KafkaSettings settings = kafka.settings();
    Topology.ensure(settings);
    return new TopicReader(
        settings,
        GROUP,
        List.of(Topics.EVENTS),
        new Positions(jdbc, SCHEMA),
        parked,
        new TransactionTemplate(transactions),
        projections);
  }

  @Bean
  EventLog eventLog(TopicReader reader, ParkedMessages parked, MeterRegistry meters) {
    EventLog log = new ReadEventLog(reader, parked);
    Gauge.builder("interlock.query.lag", reader, TopicReader::lag)
        .description("Events not yet read; -1 before the first look at the log")
        .register(meters);
    Gauge.builder("interlock.query.parked", log, EventLog::parked)
        .description("Events that this build could not read")
        .register(meters);
    return log;
  }
}
