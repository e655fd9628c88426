package dev.interlock.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire as it was released. A new type gets its file by {@code -Dgolden.write=true}; a file that
 * exists never changes but by addition.
 */
class GoldenMessagesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Stream<Object> messages() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isWrittenAsReleased(Object message) throws IOException {
    String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(message) + "\n";
    Path file = file(message.getClass());
    if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, json);
    }
    assertThat(file).content().isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isReadAsReleased(Object message) throws IOException {
    String json = Files.readString(file(message.getClass()));
    assertThat((Object) Json.mapper().readValue(json, message.getClass())).isEqualTo(message);
  }

  /** What was written before a member was added is read as if that had nothing to say. */
  @ParameterizedTest
  @MethodSource("earlierMessages")
  void isReadAsWrittenEarlier(Object message) throws IOException {
    String name = WireTypes.nameOf(message.getClass()) + ".1.json";
    String json = Files.readString(GOLDEN.resolve("earlier").resolve(name));
    assertThat((Object) Json.mapper().readValue(json, message.getClass())).isEqualTo(message);
  }

  static Stream<Object> earlierMessages() {
    return Samples.earlier();
  }

  @Test
  void aBundleOfBeforeThereWereAuthoritiesHasNone() {
    String json = "{\"certificateId\":\"a1b2c3\",\"fingerprint\":\"00ff\",\"pem\":\"PEM\"}";
    assertThat(Json.mapper().readValue(json, TrustedCertificate.class))
        .isEqualTo(new TrustedCertificate("a1b2c3", "00ff", "PEM"));
  }

  @Test
  void everyTypeHasAFile() {
    assertThat(Samples.all().map(Object::getClass).map(type -> (Object) type).toList())
        .containsAll(WireTypes.EVENTS.all())
        .containsAll(WireTypes.COMMANDS.all())
        .containsAll(WireTypes.GATEWAY_REPORTS.all())
        .containsAll(WireTypes.INSTANCE_REPORTS.all());
  }

  private static Path file(Class<?> type) {
    return GOLDEN.resolve(
        "%s.%d.json".formatted(WireTypes.nameOf(type), WireTypes.revisionOf(type)));
  }
}
