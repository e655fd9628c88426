package dev.interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Files that hold the JSON which AWS's clients are known to read. */
public final class Golden {
  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  private Golden() {}

  /** Asserts that a value is written as {@code aws/<name>.json} has it. */
  public static void assertWritten(Object value, String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/aws/" + name + ".json")) {
      assertThat(PLAIN.readTree(PLAIN.writeValueAsString(value)))
          .isEqualTo(PLAIN.readTree(Objects.requireNonNull(file, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
