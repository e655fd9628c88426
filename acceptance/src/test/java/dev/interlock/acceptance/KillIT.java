package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillIT {

  @ParameterizedTest
  @ValueSource(strings = {"DISTRIBUTING", "DRAINING"})
  void aRotationGoesOnWhereAKillStoppedItAndDoesNothingTwice(String phase, @TempDir Path directory)
      throws Exception {
    int port = Api.freePort();
    String data = directory.resolve("data").toString();
    Api api = new Api(port, directory.resolve("data"));
    try (Program first = Program.start("up", "--data", data, "--port", Integer.toString(port))) {
      first.awaitSaying("Interlock is ready");
      try (Shop shop = Shop.open(api, api, "orders", directory)) {
        String rotation = shop.rotate(Duration.ofSeconds(4));
        shop.awaitPhase(rotation, phase);
        first.kill();

        try (Program second =
            Program.start("up", "--data", data, "--port", Integer.toString(port))) {
          second.awaitSaying("Interlock is ready");
          assertThat(second.output()).doesNotContain(api.credentials().secretAccessKey());
          shop.awaitRetired(rotation);
        }
      }
    }
  }
}
