package dev.interlock.command.aws;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Members of AWS's model as values of JSON: texts, numbers, truth values, lists and maps. A
 * document never changes; a place in it is given by the names from the outside in.
 */
public record Document(@JsonValue Map<String, Object> members) {
  /** No members. */
  public static final Document EMPTY = new Document(Map.of());

  /** Sorts, so that what is written does not depend on how it was put together. */
  @JsonCreator
  public Document {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /** What is at a place, or null. */
  public @Nullable Object at(String... place) {
    Object value = members;
    for (String name : place) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** The text at a place, or null. */
  public @Nullable String text(String... place) {
    return (String) at(place);
  }

  /** The texts of the map at a place, ordered by name; none when there is no map. */
  public Map<String, String> texts(String... place) {
    Map<String, String> texts = new TreeMap<>();
    map(at(place)).forEach((name, value) -> texts.put(name, (String) value));
    return Collections.unmodifiableMap(texts);
  }

  /** The names of the map at a place; none when there is no map. */
  public Set<String> names(String... place) {
    return map(at(place)).keySet();
  }

  /** The texts of the list at a place; none when there is no list. */
  public List<String> list(String... place) {
    return at(place) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** With a value at a place, null for none; what is around it is made when it is missing. */
  public Document with(@Nullable Object value, String... place) {
    return new Document(with(members, List.of(place), value));
  }

  /** Without the members of these names. */
  public Document without(String... names) {
    Document left = this;
    for (String name : names) {
      left = left.with(null, name);
    }
    return left;
  }

  /** With what another document has; where both have a map, with the members of both. */
  public Document and(Document other) {
    return new Document(merged(members, other.members));
  }

  /** With another list at a place; an empty one is none. */
  public Document changing(UnaryOperator<List<String>> change, String... place) {
    List<String> changed = change.apply(new ArrayList<>(list(place)));
    return with(changed.isEmpty() ? null : List.copyOf(changed), place);
  }

  private static Map<String, Object> with(
      Map<String, Object> map, List<String> place, @Nullable Object value) {
    Map<String, Object> changed = new TreeMap<>(map);
    String name = place.getFirst();
    Object to =
        place.size() == 1 || value == null && !map.containsKey(name)
            ? value
            : with(map(map.get(name)), place.subList(1, place.size()), value);
    if (to == null) {
      changed.remove(name);
    } else {
      changed.put(name, to);
    }
    return Collections.unmodifiableMap(changed);
  }

  private static Map<String, Object> merged(Map<String, Object> map, Map<String, Object> other) {
    Map<String, Object> both = new TreeMap<>(map);
    other.forEach(
        (name, value) ->
            both.merge(
                name,
                value,
                (mine, theirs) ->
                    mine instanceof Map && theirs instanceof Map
                        ? merged(map(mine), map(theirs))
                        : theirs));
    return Collections.unmodifiableMap(both);
  }

  @SuppressWarnings("unchecked") // maps of a document are keyed by names
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }
}
