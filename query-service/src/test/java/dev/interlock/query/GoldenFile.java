package dev.interlock.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.messaging.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An answer that must not change unseen; what was answered instead is left in {@code target}. */
record GoldenFile(Path expected, Path actual) {

  static GoldenFile named(String name) {
    return new GoldenFile(
        Path.of("src/test/resources/golden", name + ".json"),
        Path.of("target/golden", name + ".json"));
  }

  void mustEqual(String answer) throws IOException {
    String pretty =
        Json.mapper().readTree(answer).toPrettyString().replace(System.lineSeparator(), "\n")
            + "\n";
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, pretty);
    assertThat(expected).as("the answer is in " + actual).exists();
    assertThat(pretty).as("the answer is in " + actual).isEqualTo(Files.readString(expected));
  }
}
