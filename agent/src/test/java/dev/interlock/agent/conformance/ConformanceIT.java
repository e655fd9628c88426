package dev.interlock.agent.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.fixture.HaproxyServer;
import dev.interlock.agent.fixture.HttpdServer;
import dev.interlock.agent.fixture.NginxServer;
import dev.interlock.agent.fixture.NodeServer;
import dev.interlock.agent.fixture.RealServer;
import dev.interlock.agent.settings.Keys;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row of the page that has the version of this machine's server is measured again. */
class ConformanceIT {
  private static final Path PAGE = Path.of("../docs/conformance.md");

  @TempDir Path directory;

  @Test
  void nginxDoesWhatThePageSays() throws Exception {
    check("nginx", new NginxServer(directory), "nginx", "-v");
  }

  @Test
  void haproxyDoesWhatThePageSays() throws Exception {
    check("HAProxy", new HaproxyServer(directory), "haproxy", "-v");
  }

  @Test
  void httpdDoesWhatThePageSays() throws Exception {
    check("Apache httpd", new HttpdServer(directory), "apache2", "-v");
  }

  @Test
  void nodeDoesWhatThePageSays() throws Exception {
    check("Node", new NodeServer(directory), "node", "--version");
  }

  @Test
  void javaDoesWhatThePageSays() throws Exception {
    try (JvmBackend java =
        JvmBackend.start(
            BackendSettings.of("orders", directory),
            Clock.systemUTC(),
            JvmBackend.commandOnThisClassPath())) {
      compare(
          "Java " + Runtime.version().feature(),
          new Behaviour(java.uri(), java.serverAuthorityPem(), java::install));
    }
  }

  private void check(String name, RealServer server, String... version) throws Exception {
    try (server) {
      Process process = new ProcessBuilder(version).redirectErrorStream(true).start();
      Matcher number =
          Pattern.compile("\\d+\\.\\d+\\.\\d+")
              .matcher(new String(process.getInputStream().readAllBytes(), UTF_8));
      assertThat(number.find()).isTrue();
      compare(
          name + " " + number.group(),
          new Behaviour(server.uri(), server.authorityPem(), pem -> trust(server, pem)));
    }
  }

  private void trust(RealServer server, String pem) {
    try {
      Path settings = Files.write(directory.resolve("agent.properties"), server.settings());
      Path next = Files.writeString(directory.resolve("next.pem"), pem);
      Files.move(next, server.trustFile(), StandardCopyOption.REPLACE_EXISTING);
      Adapter.of(Keys.read(settings), server.trustFile()).load();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void compare(String server, Behaviour behaviour) throws Exception {
    String row = behaviour.row(server);
    Path measured = Files.createDirectories(Path.of("target/conformance")).resolve(server + ".md");
    Files.writeString(measured, row);
    String page = Files.readString(PAGE);
    assertThat(page).contains(Behaviour.HEADER);
    assumeTrue(page.contains("| " + server + " |"), PAGE + " does not know " + row);
    assertThat(page).contains(row);
  }
}
