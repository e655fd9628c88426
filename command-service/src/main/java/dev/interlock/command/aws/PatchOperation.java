package dev.interlock.command.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of an AWS update (PatchOperation of the model). */
public record PatchOperation(
    @Nullable String op, @Nullable String path, @Nullable String value, @Nullable String from) {
  private static final Set<String> OPS = Set.of("add", "remove", "move", "test", "replace", "copy");

  /** A step that takes its value from the request. */
  public PatchOperation(@Nullable String op, @Nullable String path, @Nullable String value) {
    this(op, path, value, null);
  }

  /** Refuses, with AWS's ValidationException, operations that the model does not have. */
  static void requireKnownOps(String input, List<PatchOperation> operations) {
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      String op = operations.get(i).op();
      if (op == null || !OPS.contains(op)) {
        errors.add(
            ("Value %s at '%s.patchOperations.%d.member.op' failed to satisfy constraint: Member"
                    + " must satisfy enum value set: [add, remove, move, test, replace, copy]")
                .formatted(op == null ? "null" : "'" + op + "'", input, i + 1));
      }
    }
    if (!errors.isEmpty()) {
      throw AwsFault.validation(errors);
    }
  }
}
