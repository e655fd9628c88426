package dev.interlock.saga;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.interlock.chassis.Readers;
import dev.interlock.chassis.Schema;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.EventSequences;
import dev.interlock.messaging.TopicReader;
import dev.interlock.saga.rotation.Interlocking;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what is open, reads, and wakes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SagaSettings.class)
class SagaConfiguration {
  private static final String TASKS = "saga.scheduled_tasks";
  private static final String GROUP = "interlock-saga";
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;

  @Bean
  Interlocking interlocking(SagaSettings settings) {
    return new Interlocking(settings.probeInterval());
  }

  @Bean
  EventSequences eventSequences(JdbcClient jdbc, Schema schema) {
    return new EventSequences(jdbc, schema.name());
  }

  @Bean
  WakeUps wakeUps(DataSource database) {
    return new WakeUps(
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
            .tableName(TASKS)
            .build());
  }

  /** Wakes rotations, and first looks at all that are open: a crash may have lost what was sent. */
  @Bean(initMethod = "start", destroyMethod = "stop")
  Scheduler scheduler(
      DataSource database,
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

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader topicReader(Readers readers, RotationProcess process) {
    return readers.ofOurs(GROUP, List.of(Topics.EVENTS, Topics.COMMAND_RESULTS), process::take);
  }
}
