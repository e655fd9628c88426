package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The patch operations that a resource allows on the document of its members. Where the path of an
 * operation is the place in the document, a row says what the value is, and no more.
 */
public final class DocumentPatches {
  private final PatchTable<UnaryOperator<Document>> table;

  /** A table that allows nothing yet; see {@link PatchTable}. */
  public DocumentPatches(
      BiFunction<PatchOperation, List<String>, String> unknownPath,
      BiFunction<PatchOperation, List<String>, String> unknownOperation) {
    table = new PatchTable<>(unknownPath, unknownOperation);
  }

  /** Lets an operation set what is at a path. */
  public DocumentPatches set(String op, String path, PatchValue type) {
    return allow(
        op,
        path,
        (names, value) -> {
          Object to = type.read(path, value);
          return document -> document.with(to, place(path, names));
        });
  }

  /** Lets {@code remove} take away what is at a path, if there is something. */
  public DocumentPatches remove(String path) {
    return allow(
        "remove", path, (names, value) -> document -> document.with(null, place(path, names)));
  }

  /** Lets an operation make a change of its own kind. */
  public DocumentPatches allow(
      String op, String path, PatchTable.Change<UnaryOperator<Document>> change) {
    table.allow(op, path, change);
    return this;
  }

  /**
   * The document after the operations, in their order.
   *
   * @throws Refusal INVALID when one of them is not allowed
   */
  public Document apply(Document document, List<PatchOperation> operations) {
    Document changed = document;
    for (UnaryOperator<Document> change : table.read(operations)) {
      changed = change.apply(changed);
    }
    return changed;
  }

  private static String[] place(String path, List<String> names) {
    Iterator<String> name = names.iterator();
    return Arrays.stream(path.substring(1).split("/"))
        .map(segment -> segment.startsWith("{") ? name.next() : segment)
        .toArray(String[]::new);
  }
}
