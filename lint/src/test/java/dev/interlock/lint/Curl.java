package dev.interlock.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that presents whatever certificate it is told to, on a fresh connection each time. */
final class Curl {
  private final Path directory;

  Curl(Path directory) throws Exception {
    this.directory = directory;
    String version;
    try {
      version = run(List.of("curl", "--version"));
    } catch (IOException missing) {
      version = "";
    }
    assumeTrue(version.startsWith("curl"), "needs curl");
  }

  /** Whether the server answers a request of the client with 200. */
  boolean accepted(BackendServer server, Identity client) throws Exception {
    Path certificate = Files.writeString(directory.resolve("client.pem"), client.pem());
    Path key =
        Files.writeString(
            directory.resolve("client.key"),
            "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(client.keys().getPrivate().getEncoded())));
    Path authority =
        Files.writeString(directory.resolve("authority.pem"), server.serverAuthorityPem());
    String status =
        run(
            List.of(
                "curl",
                "-s",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "--max-time",
                "10",
                "--cacert",
                authority.toString(),
                "--cert",
                certificate.toString(),
                "--key",
                key.toString(),
                server.uri().toString()));
    return status.equals("200");
  }

  private String run(List<String> command) throws Exception {
    Path output = directory.resolve("curl-output");
    Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("curl ended").isTrue();
    return Files.readString(output);
  }
}
