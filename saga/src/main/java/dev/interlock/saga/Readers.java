package dev.interlock.saga;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.TopicReader;
import dev.interlock.messaging.Topology;
import dev.interlock.saga.rotation.Interlocking;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the schema up to date, then looks at what is open, reads, and wakes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SagaSettings.class)
class Readers {
  private static final String SCHEMA = "saga";
  private static final String TASKS = "saga.scheduled_tasks";
  private static final String GROUP = "interlock-saga";
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;

  @Bean(initMethod = "migrate")
  Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations("classpath:db/messaging", "classpath:db/saga")
        .load();
  }

  @Bean
  Interlocking interlocking(SagaSettings settings) {
    return new Interlocking(settings.saga().probeInterval());
  }

  @Bean
  Sender sender(SagaSettings settings) {
    KafkaSettings kafka = settings.kafka().settings();
    Topology.ensure(kafka);
    return new Sender(kafka);
  }

  @Bean
  TransactionTemplate transactions(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  WakeUps wakeUps(DataSource database, Flyway migrated) {
    return new WakeUps(
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
            .tableName(TASKS)
            .build());
  }

  /** Wakes rotations, and first looks at all that are open: a crash may have lost what was sent. */
  @Bean(initMethod = "start", destroyMethod = "stop")
  Scheduler scheduler(
      DataSource database,
      Flyway migrated,
      Clock clock,
      TransactionTemplate transactions,
      Rotations rotations,
      RotationProcess process) {
    rotations
        .openOnes()
        .forEach(id -> transactions.executeWithoutResult(status -> process.lookAnew(id)));
    return Scheduler.create(
            database,
            Tasks.oneTime(WakeUps.LOOK)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute(
                    (instance, context) ->
                        transactions.executeWithoutResult(
                            status -> process.look(WakeUps.rotationOf(instance.getId())))))
        .tableName(TASKS)
        .threads(2)
        .pollingInterval(POLLING)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .clock(clock::instant)
        .build();
  }

  @Bean
  ParkedMessages parkedMessages(JdbcClient jdbc, Clock clock) {
    return new ParkedMessages(jdbc, SCHEMA, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader topicReader(
      SagaSettings settings,
      JdbcClient jdbc,
      Flyway migrated,
      ParkedMessages parked,
      TransactionTemplate transactions,
      RotationProcess process,
      MeterRegistry meters) {
    TopicReader reader =
        new TopicReader(
            settings.kafka().settings(),
            GROUP,
            List.of(Topics.EVENTS, Topics.COMMAND_RESULTS),
            new Positions(jdbc, SCHEMA),
            parked,
            transactions,
            process::take);
    Gauge.builder("interlock.saga.lag", reader, TopicReader::lag)
        .description("Messages not yet read; -1 before the first look at the topics")
        .register(meters);
    Gauge.builder("interlock.saga.parked", parked, ParkedMessages::count)
        .description("Messages that this build could not read")
        .register(meters);
    return reader;
  }
}
