package dev.interlock.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TestServersIT {

  @Test
  void eachDatabaseIsNew() {
    Database first = TestServers.database();
    first.jdbc().sql("CREATE TABLE note (text text)").update();
    Database second = TestServers.database();

    assertThat(second.url()).isNotEqualTo(first.url());
    assertThat(
            second.jdbc().sql("SELECT to_regclass('note') IS NULL").query(Boolean.class).single())
        .isTrue();
  }

  @Test
  void theBrokerMakesNoTopicByUse() throws Exception {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
      assertThat(admin.describeConfigs(List.of(broker)).all().get().get(broker))
          .satisfies(
              settings ->
                  assertThat(settings.get("auto.create.topics.enable").value()).isEqualTo("false"));
    }
  }

  @Test
  void refusesAChoiceThatItDoesNotKnow() {
    assertThatThrownBy(() -> Servers.choose(Optional.of("podman")))
        .hasMessage("interlock.test.servers must be embedded or containers, not podman");
  }
}
