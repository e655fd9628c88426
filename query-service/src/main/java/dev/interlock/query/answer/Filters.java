package dev.interlock.query.answer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The query parameters of a request, none of which is ignored. */
public final class Filters {
  private final Map<String, String> given = new TreeMap<>();

  /**
   * Takes the parameters of a request.
   *
   * @throws RuntimeException answered with 400 when one is unknown or given twice
   */
  public Filters(MultiValueMap<String, String> parameters, String... known) {
    parameters.forEach(
        (name, values) -> {
          if (!List.of(known).contains(name)) {
            throw InvalidParameter.unknown(name, List.of(known));
          }
          if (values.size() > 1) {
            throw InvalidParameter.repeated(name, List.of());
          }
          given.put(name, values.getFirst());
        });
  }

  /**
   * Refuses every parameter.
   *
   * @throws RuntimeException answered with 400 when one is given
   */
  public static void none(MultiValueMap<String, String> parameters) {
    new Filters(parameters);
  }

  /**
   * The value of a parameter, or null when it is not given.
   *
   * @throws RuntimeException answered with 400 when it is not one of the values
   */
  public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> values) {
    String chosen =
        oneOf(name, () -> Stream.of(values.getEnumConstants()).map(Enum::name).toList());
    return chosen == null ? null : Enum.valueOf(values, chosen);
  }

  /**
   * The value of a parameter, or null when it is not given.
   *
   * @throws RuntimeException answered with 400 when it is not one of the values
   */
  public @Nullable String oneOf(String name, Supplier<List<String>> values) {
    String value = given.get(name);
    if (value == null) {
      return null;
    }
    List<String> allowed = values.get();
    if (!allowed.contains(value)) {
      throw InvalidParameter.value(name, value, allowed);
    }
    return value;
  }
}
