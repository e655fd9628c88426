package dev.interlock.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTableTest {

  @Test
  void theDocumentedRulesAreThoseOfTheCode() throws Exception {
    String documented = Files.readString(Path.of("..", "docs", "lint.md"));
    assertThat(documented.lines().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(Stream.of(Rule.values()).map(RuleTableTest::row).toList());
  }

  private static String row(Rule rule) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            rule.id(), rule.severity(true), rule.severity(false), rule.finds(), rule.remedy());
  }
}
