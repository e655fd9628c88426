package dev.interlock.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The {@code openssl} of this machine; a test is skipped where it is missing or old. */
final class OpenSsl {
  private final Path directory;
  private final Map<Identity, String> files = new HashMap<>();

  OpenSsl(Path directory) throws Exception {
    this.directory = directory;
    String version;
    try {
      version = run(List.of("openssl", "version"));
    } catch (IOException missing) {
      version = "";
    }
    assumeTrue(version.startsWith("OpenSSL 3"), "needs OpenSSL 3 as 'openssl'");
  }

  /** Those of the clients that a server with the bundle lets in. */
  Set<Identity> accepts(List<Identity> bundle, List<Identity> clients) throws Exception {
    return accepts(Identity.pem(bundle), clients);
  }

  Set<Identity> accepts(String bundle, List<Identity> clients) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("openssl", "verify", "-purpose", "sslclient", "-auth_level", "2"));
    command.addAll(List.of("-no-CApath", "-no-CAstore", "-CAfile"));
    command.add(Files.writeString(directory.resolve("bundle.pem"), bundle).toString());
    for (Identity client : clients) {
      command.add(fileOf(client));
    }
    Set<String> said = run(command).lines().collect(Collectors.toSet());
    Set<Identity> accepted = new HashSet<>(clients);
    accepted.removeIf(client -> !said.contains(files.get(client) + ": OK"));
    return accepted;
  }

  private String fileOf(Identity client) throws IOException {
    if (!files.containsKey(client)) {
      Path file = directory.resolve(files.size() + ".pem");
      files.put(client, Files.writeString(file, client.pem()).toString());
    }
    return files.get(client);
  }

  private String run(List<String> command) throws Exception {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("openssl ended").isTrue();
    return Files.readString(output);
  }
}
