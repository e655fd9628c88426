package dev.interlock.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.TrustBundle;
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

  /** What a member added since then says when it is missing. */
  @Test
  void aRotationThatDoesNotSaySoGeneratesItsSuccessor() throws IOException {
    assertThat(former(RotationRequested.class).keepsSuccessor()).isFalse();
  }

  @Test
  void aBundleThatNamesNoAuthorityNeedsNone() throws IOException {
    assertThat(former(TrustBundle.class).certificates())
        .isEqualTo(former(TrustBundleRevised.class).certificates())
        .singleElement()
        .satisfies(trusted -> assertThat(trusted.authorities()).isEmpty());
  }

  private static <T> T former(Class<T> type) throws IOException {
    Path file = GOLDEN.resolve("former").resolve(file(type).getFileName());
    return Json.mapper().readValue(Files.readString(file), type);
  }

  @Test
  void everyTypeHasAFile() {
    assertThat(Samples.all().map(Object::getClass).map(type -> (Object) type).toList())
        .containsAll(WireTypes.EVENTS.all())
        .containsAll(WireTypes.COMMANDS.all());
  }

  private static Path file(Class<?> type) {
    return GOLDEN.resolve(
        "%s.%d.json".formatted(WireTypes.nameOf(type), WireTypes.revisionOf(type)));
  }
}
