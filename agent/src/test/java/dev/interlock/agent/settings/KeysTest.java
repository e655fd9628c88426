package dev.interlock.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path directory;

  private Keys keys(String text) throws IOException {
    return Keys.read(Files.writeString(directory.resolve("agent.properties"), text));
  }

  @Test
  void namesAMissingKeyAndAnExample() throws IOException {
    Keys keys = keys("backend=\n");
    assertThatThrownBy(() -> keys.required("backend", "orders"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageEndingWith(
            "agent.properties: backend is missing; add a line such as backend=orders");
  }

  @Test
  void refusesAMisspeltKeyAndNamesThoseThatThereAre() throws IOException {
    Keys keys = keys("backend=orders\nrepaet=PT1M\n");
    keys.required("backend", "orders");
    keys.duration("repeat", "PT1M");
    assertThatThrownBy(keys::refuseOthers)
        .hasMessageEndingWith("unknown repaet; with this adapter there are backend, repeat");
  }

  @Test
  void takesPathsFromTheFolderOfTheFile() throws IOException {
    Keys keys = keys("a=trust.pem\nb=/etc/trust.pem\n");
    assertThat(keys.requiredPath("a", "")).isEqualTo(directory.resolve("trust.pem"));
    assertThat(keys.requiredPath("b", "")).isEqualTo(Path.of("/etc/trust.pem"));
  }

  @Test
  void dividesCommandsAtSpacesThatAreNotEscaped() throws IOException {
    assertThat(keys("c=nginx  -p /a\\\\ b/ -c x\n").command("c", ""))
        .containsExactly("nginx", "-p", "/a b/", "-c", "x");
  }

  @Test
  void readsTimesAsIso8601AndNoOtherwise() throws IOException {
    Keys keys = keys("good=PT2M\nbad=2 minutes\nnone=PT0S\n");
    assertThat(keys.duration("good", "PT1S")).isEqualTo(Duration.ofMinutes(2));
    assertThat(keys.duration("absent", "PT1S")).isEqualTo(Duration.ofSeconds(1));
    assertThatThrownBy(() -> keys.duration("bad", "PT1S"))
        .hasMessageEndingWith("bad is '2 minutes'; write a time such as PT30S or PT5M");
    assertThatThrownBy(() -> keys.duration("none", "PT1S")).isInstanceOf(InvalidSettings.class);
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> Keys.read(directory.resolve("nowhere")))
        .hasMessage("There is no file " + directory.resolve("nowhere"));
  }
}
