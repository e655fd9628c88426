package dev.interlock.chassis;

import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Topology;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * Holds a service back until its servers answer, so that all can be started in any order. It waits
 * before anything of the service is made: a signal ends it at once.
 */
public final class WaitForServers implements ApplicationListener<ApplicationPreparedEvent> {
  private static final Logger log = LoggerFactory.getLogger(WaitForServers.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration REPEAT = Duration.ofSeconds(30);

  private final boolean needsPostgres;

  private WaitForServers(boolean needsPostgres) {
    this.needsPostgres = needsPostgres;
  }

  /** For what cannot begin without both. */
  public WaitForServers() {
    this(true);
  }

  /** For what begins without PostgreSQL. */
  public static WaitForServers ofKafkaAlone() {
    return new WaitForServers(false);
  }

  @Override
  public void onApplicationEvent(ApplicationPreparedEvent event) {
    Environment settings = event.getApplicationContext().getEnvironment();
    try {
      if (needsPostgres) {
        awaitPostgres(settings);
      }
      awaitKafka(settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for PostgreSQL and Kafka", e);
    }
  }

  private static void awaitPostgres(Environment settings) throws InterruptedException {
    String url = settings.getRequiredProperty("spring.datasource.url");
    requireDriver(url);
    Properties login = new Properties();
    login.setProperty("user", settings.getProperty("spring.datasource.username", ""));
    login.setProperty("password", settings.getProperty("spring.datasource.password", ""));
    login.setProperty("loginTimeout", Long.toString(ATTEMPT.toSeconds()));
    await(
        "PostgreSQL at " + url.replaceFirst("\\?.*", ""),
        () -> {
          try (Connection connection = DriverManager.getConnection(url, login)) {
            return;
          }
        });
  }

  /** An address that is none will not become one by waiting. */
  private static void requireDriver(String url) {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "spring.datasource.url must be of the form jdbc:postgresql://host:port/database", e);
    }
  }

  private static void awaitKafka(Environment settings) throws InterruptedException {
    KafkaSettings kafka = KafkaAccess.settings(settings);
    await("Kafka at " + kafka.bootstrapServers(), () -> Topology.ensure(kafka, ATTEMPT));
  }

  private static void await(String server, Attempt attempt) throws InterruptedException {
    String said = "";
    long saidAt = 0;
    while (true) {
      try {
        attempt.run();
        log.info("{} answers", server);
        return;
      } catch (SQLException | KafkaException e) {
        String reason = String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        if (!reason.equals(said) || System.nanoTime() - saidAt > REPEAT.toNanos()) {
          log.warn("Waiting for {}: {}", server, reason);
          said = reason;
          saidAt = System.nanoTime();
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private interface Attempt {
    void run() throws SQLException;
  }
}
