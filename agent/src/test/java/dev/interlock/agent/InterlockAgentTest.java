package dev.interlock.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InterlockAgentTest {
  @TempDir Path directory;

  private final StringWriter said = new StringWriter();

  private int execute(String... arguments) {
    PrintWriter out = new PrintWriter(said);
    CommandLine commandLine = InterlockAgent.commandLine().setOut(out).setErr(out);
    return commandLine.execute(arguments);
  }

  private String settings(String text) throws IOException {
    return Files.writeString(directory.resolve("agent.properties"), text).toString();
  }

  @Test
  void namesEverythingThatIsInTheWay() throws IOException {
    String settings =
        settings(
            """
            interlock=http://127.0.0.1:1
            backend=orders
            credentials=nowhere
            adapter=haproxy
            haproxy.socket=no.sock
            trust-file=missing/trust.pem
            """);
    assertThat(execute("check", settings)).isOne();
    assertThat(said.toString())
        .contains("missing/trust.pem cannot be replaced")
        .contains("no.sock: No such file or directory")
        .contains("nowhere cannot be read (NoSuchFileException)");
  }

  @Test
  void explainsSettingsThatItCannotUse() throws IOException {
    String settings =
        settings("interlock=https://i\nbackend=b\ncredentials=c\ntrust-file=t\nadapter=tomcat\n");
    assertThat(execute("run", settings)).isOne();
    assertThat(said.toString())
        .contains("adapter is 'tomcat'; there are nginx, haproxy, httpd, watched, command");
  }

  @Test
  void asksForACommand() {
    assertThat(execute()).isEqualTo(2);
    assertThat(said.toString()).contains("Missing command", "check", "run");
  }
}
