package dev.interlock.query.feed;

import dev.interlock.chassis.Readers;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.TopicReader;
import dev.interlock.query.answer.EventLog;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the event log. */
@Configuration(proxyBeanMethods = false)
class Feed {
  private static final String GROUP = "interlock-query-service";

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader topicReader(Readers readers, Projections projections) {
    return readers.ofOurs(GROUP, List.of(Topics.EVENTS), projections);
  }

  @Bean
  EventLog eventLog(TopicReader reader, ParkedMessages parked, Clock clock) {
    return new ReadEventLog(reader, parked, clock);
  }
}
