package dev.interlock.command.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code docs/aws-errors.md} says of each operation's errors.
 *
 * @param cells for each operation its errors in the model, each with {@code yes} or the word for
 *     why it never comes
 * @param page the whole page
 */
record ErrorsPage(Map<String, Map<ModelledError, String>> cells, String page) {
  static final String GIVEN = "yes";

  private static final List<ModelledError> COLUMNS =
      List.of(
          ModelledError.BAD_REQUEST,
          ModelledError.NOT_FOUND,
          ModelledError.CONFLICT,
          ModelledError.LIMIT_EXCEEDED,
          ModelledError.SERVICE_UNAVAILABLE);

  static ErrorsPage read() throws IOException {
    String page = Files.readString(Path.of("../docs/aws-errors.md"));
    Map<String, Map<ModelledError, String>> cells = new LinkedHashMap<>();
    page.lines()
        .filter(line -> line.matches("\\| [A-Z][A-Za-z]+ \\|.*"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .forEach(row -> cells.put(row.get(1), errors(row.subList(2, row.size()))));
    return new ErrorsPage(cells, page);
  }

  private static Map<ModelledError, String> errors(List<String> row) {
    Map<ModelledError, String> errors = new EnumMap<>(ModelledError.class);
    // Every operation has these two, which the page explains once.
    errors.put(ModelledError.TOO_MANY_REQUESTS, GIVEN);
    errors.put(ModelledError.UNAUTHORIZED, "signature");
    for (int column = 0; column < COLUMNS.size(); column++) {
      if (!row.get(column).isEmpty()) {
        errors.put(COLUMNS.get(column), row.get(column));
      }
    }
    return errors;
  }
}
