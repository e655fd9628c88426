package dev.interlock.agent.interlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.agent.fixture.InterlockEndpoint;
import dev.interlock.agent.settings.InvalidSettings;
import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterlockClientTest {
  @TempDir Path directory;

  private InterlockClient client(List<String> settings) throws IOException {
    return InterlockClient.of(
        Keys.read(Files.write(directory.resolve("agent.properties"), settings)));
  }

  @Test
  void sendsNoAccessKeyInTheClear() {
    List<String> settings =
        List.of("interlock=http://interlock.example", "backend=b", "credentials=c");
    assertThatThrownBy(() -> client(settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageEndingWith(
            "is 'http://interlock.example', which would send the access key in the clear; use"
                + " https");
  }

  @Test
  void takesAnotherAccessKeyWithoutARestart() throws Exception {
    try (InterlockEndpoint interlock = new InterlockEndpoint()) {
      interlock.publish(1, "");
      try (InterlockClient client = client(interlock.settings(directory))) {
        Path credentials = directory.resolve("credentials");
        String good = Files.readString(credentials);
        Files.writeString(credentials, good.replace("hush", "wrong"));
        assertThatThrownBy(() -> client.awaitBundleAfter(OptionalLong.empty(), Duration.ZERO))
            .isInstanceOf(CallFailed.class)
            .hasMessageContaining("answered 401")
            .hasMessageEndingWith("The access key is not known");
        Files.writeString(credentials, good);
        assertThat(client.awaitBundleAfter(OptionalLong.empty(), Duration.ZERO)).isPresent();
      }
    }
  }

  @Test
  void saysInterlocksOwnWordsWhenThereIsNoSuchBackend() throws Exception {
    try (InterlockEndpoint interlock = new InterlockEndpoint();
        InterlockClient client = client(interlock.settings(directory))) {
      assertThatThrownBy(() -> client.awaitBundleAfter(OptionalLong.empty(), Duration.ZERO))
          .hasMessageEndingWith("There is no backend orders eu");
    }
  }

  @Test
  void tellsWhatTheCredentialsLackAndNotWhatTheyHold() throws Exception {
    Path credentials =
        Files.writeString(directory.resolve("credentials"), "aws_access_key_id=X\nsecret=Y7\n");
    assertThatThrownBy(() -> AccessKey.read(credentials))
        .hasMessageContaining("have no line 'aws_secret_access_key = …'")
        .hasMessageNotContaining("Y7");
    assertThat(new AccessKey("id", "Y7")).asString().doesNotContain("Y7");
  }
}
