package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the value of a patch operation, which is always a text on the wire, must be. */
@FunctionalInterface
public interface PatchValue {
  /** Any text; an empty one is none. */
  PatchValue TEXT = (path, value) -> value.isEmpty() ? null : value;

  /** {@code true} or {@code false}. */
  PatchValue FLAG =
      (path, value) ->
          switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(path, value, "true or false");
          };

  /**
   * The value as JSON has it, null for none.
   *
   * @param path the path of the operation, to name it
   * @throws Refusal INVALID when the value is not of this kind
   */
  @Nullable Object read(String path, String value);

  /** One of these texts. */
  static PatchValue oneOf(String... values) {
    return (path, value) -> {
      if (!List.of(values).contains(value)) {
        throw invalid(path, value, "one of " + List.of(values));
      }
      return value;
    };
  }

  /** A whole number in a range, its ends included. */
  static PatchValue integer(int least, int most) {
    return number("-?[0-9]{1,9}", Integer::valueOf, least, most, "a whole number");
  }

  /** A number in a range, its ends included. */
  static PatchValue decimal(int least, int most) {
    return number("-?[0-9]{1,9}(\\.[0-9]{1,9})?", Double::valueOf, least, most, "a number");
  }

  private static PatchValue number(
      String form, Function<String, ? extends Number> parser, int least, int most, String kind) {
    return (path, value) -> {
      if (value.matches(form)) {
        Number number = parser.apply(value);
        if (number.doubleValue() >= least && number.doubleValue() <= most) {
          return number;
        }
      }
      throw invalid(path, value, "%s from %d to %d".formatted(kind, least, most));
    };
  }

  private static Refusal invalid(String path, String value, String wanted) {
    return Refusal.invalid(
        "Invalid value '%s' specified for %s. Must be %s".formatted(value, path, wanted));
  }
}
