package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyEncryptionKeysTest {
  private static final String KEY = "c2VjcmV0".repeat(5) + "c2U=";
  private static final String OTHER = "b3RoZXJz".repeat(5) + "b3Q=";

  @Test
  void takesTheFirstEntryAsTheCurrentKey() {
    KeyEncryptionKeys keys = KeyEncryptionKeys.parse("new:%s, old:%s".formatted(KEY, OTHER));

    assertThat(keys.currentId()).isEqualTo("new");
    assertThat(keys.current().getEncoded()).isEqualTo(Base64.getDecoder().decode(KEY));
    assertThat(keys.find("old")).isPresent();
    assertThat(keys.find("older")).isEmpty();
  }

  @Test
  void readsAFileOfOneKeyALine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys");
    Files.writeString(file, "# current, then older\nnew: %s\n\n  old:%s\n".formatted(KEY, OTHER));

    assertThat(KeyEncryptionKeys.read(file).find("old")).isPresent();
  }

  @Test
  void namesAFileThatCannotBeRead(@TempDir Path folder) {
    assertThatThrownBy(() -> KeyEncryptionKeys.read(folder.resolve("missing")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | No key-encryption key is configured",
        "KEY | number 1 is not of the form id:key",
        "old:OTHER,KEY:new | number 2 is not of the form",
        "new:x:KEY | number 1 is not of the form",
        "new:KEY!! | Key-encryption key new is not Base64",
        "new:c2hvcnQ= | Key-encryption key new has 5 bytes instead of 32",
        "new:KEY,new:OTHER | Key-encryption key new is given twice",
        "new:KEY,old:KEY | Key-encryption key old repeats the key of another id"
      })
  void refusesWithoutPrintingTheKey(String text, String message) {
    String configured = text.replace("KEY", KEY).replace("OTHER", OTHER);

    assertThatThrownBy(() -> KeyEncryptionKeys.parse(configured))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .contains(message)
        .doesNotContain("c2", "b3");
  }

  @Test
  void neverTakesAKeyForAnId() {
    String unpadded = "c2VjcmV0".repeat(5) + "c2U";

    assertThatThrownBy(() -> KeyEncryptionKeys.parse(unpadded + ":new"))
        .message()
        .contains("number 1")
        .doesNotContain("c2");
  }

  @Test
  void printsOnlyIds() {
    assertThat(KeyEncryptionKeys.parse("new:%s,old:%s".formatted(KEY, OTHER)))
        .hasToString("KeyEncryptionKeys[current=new, all=[new, old]]");
  }
}
