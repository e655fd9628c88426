package dev.interlock.command.openapi;

import dev.interlock.command.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What there is to say of a document while it is read. */
final class Notes {
  private static final int MOST = 100;

  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> errors = new LinkedHashSet<>();

  /** Something that the document says and that is not kept. */
  void warn(String text, Object... arguments) {
    warnings.add(text.formatted(arguments));
  }

  /** Something for which the document cannot be taken. */
  void fail(String text, Object... arguments) {
    errors.add(text.formatted(arguments));
  }

  List<String> warnings() {
    return warnings.stream().limit(MOST).toList();
  }

  /**
   * Refuses the document for its errors, in AWS's form.
   *
   * @param strict whether warnings are errors
   * @throws Refusal INVALID, naming them all
   */
  void require(boolean strict) {
    refuse("Errors", errors);
    if (strict) {
      refuse("Warnings", warnings);
    }
  }

  private static void refuse(String kind, Set<String> notes) {
    if (!notes.isEmpty()) {
      throw Refusal.invalid(
          kind
              + " found during import:\n\t"
              + String.join("\n\t", notes.stream().limit(MOST).toList()));
    }
  }
}
