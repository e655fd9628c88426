package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The patch operations that one kind of resource allows, and the change that each one asks for.
 * Reading is all or nothing: one bad operation refuses the request.
 *
 * @param <C> what a patch operation asks for
 */
public final class PatchTable<C> {

  /** What an allowed operation asks for. */
  @FunctionalInterface
  public interface Change<C> {
    /**
     * The change.
     *
     * @param names what stands in place of each {@code {name}} of the path
     * @param value the operation's value, empty when it has none
     */
    C of(List<String> names, String value);
  }

  private record Row<C>(String op, String path, Change<C> change) {}

  private final List<Row<C>> rows = new ArrayList<>();
  private final BiFunction<PatchOperation, List<String>, String> unknownPath;
  private final BiFunction<PatchOperation, List<String>, String> unknownOperation;

  /**
   * A table that allows nothing yet.
   *
   * @param unknownPath AWS's text for a path that is not in the table, given the paths that are
   */
  public PatchTable(BiFunction<PatchOperation, List<String>, String> unknownPath) {
    this(
        unknownPath,
        (operation, ops) ->
            "Invalid patch path  '%s' specified for op '%s'. Please choose supported operations"
                .formatted(operation.path(), operation.op()));
  }

  /**
   * A table that allows nothing yet.
   *
   * @param unknownPath AWS's text for a path that is not in the table, given the paths that are
   * @param unknownOperation AWS's text for an operation that the path does not allow, given those
   *     that it does
   */
  public PatchTable(
      BiFunction<PatchOperation, List<String>, String> unknownPath,
      BiFunction<PatchOperation, List<String>, String> unknownOperation) {
    this.unknownPath = unknownPath;
    this.unknownOperation = unknownOperation;
  }

  /** Allows an operation on a path, in which {@code {name}} stands for any one segment. */
  public PatchTable<C> allow(String op, String path, Change<C> change) {
    rows.add(new Row<>(op, path, change));
    return this;
  }

  /**
   * What the operations ask for, in their order.
   *
   * @throws Refusal when one of them is not allowed
   */
  public List<C> read(List<PatchOperation> operations) {
    return operations.stream().map(this::read).toList();
  }

  private C read(PatchOperation operation) {
    List<String> allowed = new ArrayList<>();
    for (Row<C> row : rows) {
      Optional<Map<String, String>> names =
          Optional.ofNullable(operation.path())
              .flatMap(path -> PathTemplate.match(row.path(), path));
      if (names.isPresent() && row.op().equals(operation.op())) {
        return row.change()
            .of(
                names.get().values().stream().map(PatchTable::unescape).toList(),
                operation.value() == null ? "" : operation.value());
      }
      if (names.isPresent()) {
        allowed.add(row.op());
      }
    }
    if (!allowed.isEmpty()) {
      throw Refusal.invalid(unknownOperation.apply(operation, allowed));
    }
    List<String> paths = rows.stream().map(Row::path).distinct().toList();
    throw Refusal.invalid(unknownPath.apply(operation, paths));
  }

  /** JSON Pointer (RFC 6901, section 4). */
  private static String unescape(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }
}
