package dev.interlock.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.messaging.KafkaSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaAccessTest {
  private final StandardEnvironment environment = new StandardEnvironment();

  KafkaAccessTest() {
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "file",
                Map.of(
                    "interlock.kafka.bootstrap-servers",
                    "kafka:9093",
                    "interlock.kafka.client.ssl.truststore.location",
                    "/etc/brokers.p12")));
  }

  @Test
  void everythingBelowClientIsASettingOfKafkasClients() {
    assertThat(KafkaAccess.settings(environment))
        .isEqualTo(
            new KafkaSettings("kafka:9093", Map.of("ssl.truststore.location", "/etc/brokers.p12")));
  }

  @Test
  void soIsAnEnvironmentVariable() {
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource(
                "systemEnvironment", Map.of("INTERLOCK_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL")));
    assertThat(KafkaAccess.settings(environment).client())
        .containsEntry("security.protocol", "SSL");
  }

  @Test
  void aPasswordIsNotPrinted() {
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "arguments", Map.of("interlock.kafka.client.ssl.keystore.password", "secret")));
    assertThat(KafkaAccess.settings(environment)).asString().doesNotContain("secret");
  }
}
