package dev.interlock.gateway;

import dev.interlock.gateway.accesslog.AccessLog;
import dev.interlock.gateway.accesslog.AccessLogFormat;
import dev.interlock.gateway.metrics.ConnectionMetrics;
import dev.interlock.gateway.metrics.RequestMetrics;
import dev.interlock.gateway.proxy.Completed;
import dev.interlock.gateway.reporting.GatewayRun;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.vault.EnvelopeKeyVault;
import dev.interlock.vault.KeyEncryptionKeys;
import dev.interlock.vault.KeyVault;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data plane, what watches it, and the vault that it reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
  private static final double MILLIS = 1_000;

  /** Only keys are read, so that its role needs no other right. */
  @Bean
  KeyVault keyVault(
      DataSource database, Clock clock, @Value("${interlock.vault.key-file}") Path keyFile) {
    return new EnvelopeKeyVault(
        JdbcClient.create(database), KeyEncryptionKeys.read(keyFile), new SecureRandom(), clock);
  }

  @Bean
  RequestMetrics requestMetrics(MeterRegistry meters) {
    return new RequestMetrics(meters);
  }

  @Bean
  AccessLog accessLog(GatewaySettings settings) {
    return new AccessLog(
        AccessLogFormat.parse(settings.accessLog().format()), settings.accessLog().file());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  DataPlane dataPlane(
      GatewaySettings settings,
      KafkaSettings kafka,
      KeyVault vault,
      Clock clock,
      List<Consumer<Completed>> watchers) {
    return new DataPlane(
        kafka,
        new GatewayRun(settings.nameOrHost(), UUID.randomUUID().toString()),
        vault::keyManager,
        ServerAuthorities.configured(settings.serverAuthorities()),
        settings.addresses(),
        settings.listening(),
        clock,
        UUID::randomUUID,
        request -> watchers.forEach(watcher -> watcher.accept(request)));
  }

  @Bean
  ConnectionMetrics connectionMetrics(DataPlane gateway, MeterRegistry meters) {
    Gauge.builder("interlock.gateway.reports.unsent", gateway.reporter(), r -> r.unsent())
        .description("Stages of which Kafka has not taken the latest report")
        .register(meters);
    Gauge.builder(
            "interlock.gateway.last.event.time",
            gateway.learning(),
            learning ->
                learning.lastEvent().map(at -> at.toEpochMilli() / MILLIS).orElse(Double.NaN))
        .description("When the last event happened that was taken, since 1970")
        .baseUnit("seconds")
        .register(meters);
    return new ConnectionMetrics(gateway.connections(), meters);
  }

  /** Ready when it serves. */
  @Bean
  HealthIndicator gatewayHealthIndicator(DataPlane gateway) {
    return () -> (gateway.isServing() ? Health.up() : Health.down()).build();
  }
}
