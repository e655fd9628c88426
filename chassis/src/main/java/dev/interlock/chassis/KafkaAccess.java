package dev.interlock.chassis;

import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Topology;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Kafka, and the time. */
@Configuration(proxyBeanMethods = false)
class KafkaAccess {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** What the settings say; the topics exist from here on. */
  @Bean
  KafkaSettings kafka(Environment environment) {
    KafkaSettings kafka = settings(environment);
    Topology.ensure(kafka);
    return kafka;
  }

  /** The settings {@code interlock.kafka.*}. */
  static KafkaSettings settings(Environment environment) {
    return new KafkaSettings(
        environment.getRequiredProperty("interlock.kafka.bootstrap-servers"),
        Binder.get(environment)
            .bind("interlock.kafka.client", Bindable.mapOf(String.class, String.class))
            .orElseGet(Map::of));
  }
}
