package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code openssl} on the path; a test that needs it is skipped where there is none. */
final class OpenSsl {
  private final Path folder;

  OpenSsl(Path folder) {
    this.folder = folder;
  }

  /** What {@code openssl verify} says of a client's certificate, given the trust file. */
  String verifyClient(IssuedCertificate certificate, IssuedCertificate... trusted)
      throws Exception {
    StringBuilder bundle = new StringBuilder();
    for (IssuedCertificate each : trusted) {
      bundle.append(each.pem());
    }
    Path trustFile = Files.writeString(folder.resolve("trust.pem"), bundle);
    Path file = Files.writeString(folder.resolve("client.pem"), certificate.pem());
    return run(
        List.of(
            "openssl",
            "verify",
            "-purpose",
            "sslclient",
            "-no-CApath",
            "-CAfile",
            trustFile.toString(),
            file.toString()));
  }

  private String run(List<String> command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "openssl is not installed");
      throw e;
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("openssl ended").isTrue();
    return Files.readString(folder.resolve("out"));
  }
}
