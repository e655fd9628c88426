package dev.interlock.chassis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;

class WaitForServersTest {

  @Test
  void doesNotWaitForAnAddressThatCannotBeOne() {
    StaticApplicationContext context = new StaticApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("spring.datasource.url", "jdbc:postgresql://host:port/interlock")));

    assertThatThrownBy(
            () ->
                new WaitForServers()
                    .onApplicationEvent(
                        new ApplicationPreparedEvent(
                            new SpringApplication(), new String[0], context)))
        .hasMessageContaining("spring.datasource.url")
        .hasMessageContaining("jdbc:postgresql://host:port/database");
  }
}
