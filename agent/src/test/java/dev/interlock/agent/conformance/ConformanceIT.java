package dev.interlock.agent.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row of the page that has the version of this machine's server is measured again. */
class ConformanceIT {
  @TempDir Path directory;

  @Test
  void nginxDoesWhatThePageSays() throws Exception {
    check(
        "nginx",
        new NginxServer(directory),
        List.of("ssl_session_cache none;", "ssl_session_tickets off;", "keepalive_timeout 0;"),
        "nginx",
        "-v");
  }

  @Test
  void haproxyDoesWhatThePageSays() throws Exception {
    check(
        "HAProxy",
        new HaproxyServer(directory),
        List.of("option httpclose", "no-tls-tickets"),
        "haproxy",
        "-v");
  }

  @Test
  void httpdDoesWhatThePageSays() throws Exception {
    check(
        "Apache httpd",
        new HttpdServer(directory),
        List.of("KeepAlive Off", "SSLSessionCache none", "SSLSessionTickets off"),
        "apache2",
        "-v");
  }

  @Test
  void nodeDoesWhatThePageSays() throws Exception {
    check("Node", new NodeServer(directory), List.of(), "node", "--version");
  }

  @Test
  void javaDoesWhatThePageSays() throws Exception {
    try (JvmBackend java =
        JvmBackend.start(
            BackendSettings.of("orders", directory),
            Clock.systemUTC(),
            JvmBackend.commandOnThisClassPath())) {
      String name = "Java " + Runtime.version().feature();
      new Behaviour(java.uri(), java.serverAuthorityPem(), java::install).of(name).compare();
      new AfterUntrust(java.uri(), java.serverAuthorityPem(), java::install).of(name).compare();
    }
  }

  /**
   * Measures one server.
   *
   * @param off settings of the test's server that end sessions and connections, to be taken out
   */
  private void check(String name, RealServer server, List<String> off, String... version)
      throws Exception {
    try (server) {
      Process process = new ProcessBuilder(version).redirectErrorStream(true).start();
      Matcher number =
          Pattern.compile("\\d+\\.\\d+\\.\\d+")
              .matcher(new String(process.getInputStream().readAllBytes(), UTF_8));
      assertThat(number.find()).isTrue();
      String row = name + " " + number.group();
      Consumer<String> trust = pem -> trust(server, pem);
      new Behaviour(server.uri(), server.authorityPem(), trust).of(row).compare();
      takeOut(server, off);
      new AfterUntrust(server.uri(), server.authorityPem(), trust).of(row).compare();
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

  private void takeOut(RealServer server, List<String> settings) throws Exception {
    for (String name : new String[] {"nginx.conf", "haproxy.cfg", "httpd.conf"}) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        String text = Files.readString(file);
        for (String setting : settings) {
          assertThat(text).contains(setting);
          text = text.replace(setting, "");
        }
        Files.writeString(file, text);
      }
    }
    if (server instanceof HaproxyServer haproxy) {
      haproxy.restart();
    }
  }
}
