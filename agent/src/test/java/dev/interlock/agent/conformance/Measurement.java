package dev.interlock.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A row of a table of the page, as it was measured now.
 *
 * @param header of the table
 * @param cells the first is the server; one may be several texts divided by {@link #OR}
 */
record Measurement(String header, List<String> cells) {
  static final String OR = " or ";

  private static final Path PAGE = Path.of("../docs/conformance.md");
  private static final Path MEASURED = Path.of("target/conformance.md");

  /**
   * Fails if the page says otherwise; skips the test if it says nothing of this version. Where the
   * page has several texts in a cell, each of them will do.
   */
  void compare() throws IOException {
    String row = "| " + String.join(" | ", cells) + " |\n";
    Files.writeString(MEASURED, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    String page = Files.readString(PAGE);
    assertThat(page).contains(header);
    String table = page.substring(page.indexOf(header) + header.length());
    List<String> said =
        table
            .lines()
            .takeWhile(line -> line.startsWith("|"))
            .filter(line -> line.startsWith("| " + cells.getFirst() + " |"))
            .findFirst()
            .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
            .orElse(List.of());
    assumeTrue(!said.isEmpty(), PAGE + " does not have " + row);
    assertThat(said).hasSameSizeAs(cells);
    for (int cell = 0; cell < cells.size(); cell++) {
      assertThat(said.get(cell).split(OR)).as(row).contains(cells.get(cell).split(OR));
    }
  }
}
