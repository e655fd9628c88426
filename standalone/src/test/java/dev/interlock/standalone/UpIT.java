package dev.interlock.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar, as a process of its own. */
class UpIT {
  private static final String READY = "Interlock is ready on http://127.0.0.1:";

  @TempDir Path directory;

  @Test
  void runsFromTheExecutableJarAndStopsCleanlyOnSigterm() throws Exception {
    Process up = interlock("0");
    try (BufferedReader output = up.inputReader()) {
      assertThat(lineThatStartsWith("Access key ", output))
          .matches("Access key AKIA[A-Z2-7]{16}, secret [A-Za-z0-9+/]{40}");
      String ready = lineThatStartsWith(READY, output);
      int port = Integer.parseInt(ready.substring(READY.length()));
      assertThat(RawClient.exchange(port, "GET /actuator/health", "\r\n"))
          .startsWith("HTTP/1.1 200 ");
      assertThat(RawClient.exchange(port, "GET /account", "\r\n"))
          .startsWith("HTTP/1.1 403 ")
          .contains("x-amzn-ErrorType: MissingAuthenticationTokenException");

      Process second = interlock("0");
      assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(1);
      assertThat(second.errorReader().readLine()).contains(directory + " is in use");

      up.destroy(); // SIGTERM
      assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isZero();
    } finally {
      up.destroyForcibly();
    }
    assertThat(directory.resolve("logs/interlock.log")).isNotEmptyFile();
    assertThat(directory.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process up = interlock(Integer.toString(taken.getLocalPort()));
      assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(1);
      assertThat(up.errorReader().readLine()).contains("127.0.0.1:" + taken.getLocalPort());
    }
    assertThat(directory).isEmptyDirectory();
  }

  private Process interlock(String port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("interlock.jar"),
            "up",
            "--data",
            directory.toString(),
            "--port",
            port)
        .start();
  }

  private static String lineThatStartsWith(String start, BufferedReader output) {
    return output.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
