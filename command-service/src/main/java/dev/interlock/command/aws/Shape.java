package dev.interlock.command.aws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of a structure of AWS's model that an operation takes, and what each of them is.
 * Whatever else a request has is not read.
 */
public final class Shape {
  /** Reads a member; null when it is absent. */
  private interface Reader {
    @Nullable Object read(JsonBody body, String member, String place, List<String> errors);
  }

  /** In the order in which their errors are named. */
  private final Map<String, Reader> readers = new LinkedHashMap<>();

  private final List<String> required = new ArrayList<>();

  /** Members that must be there; what they are is said separately. */
  public Shape required(String... members) {
    required.addAll(List.of(members));
    return this;
  }

  /** Texts. */
  public Shape text(String... members) {
    return read((body, member, place, errors) -> body.text(member), members);
  }

  /** Truth values. */
  public Shape flag(String... members) {
    return read((body, member, place, errors) -> body.flag(member), members);
  }

  /** Whole numbers. */
  public Shape integer(String... members) {
    return read((body, member, place, errors) -> body.integer(member), members);
  }

  /** Numbers. */
  public Shape decimal(String... members) {
    return read((body, member, place, errors) -> body.decimal(member), members);
  }

  /** Lists of texts. */
  public Shape list(String... members) {
    return read((body, member, place, errors) -> body.list(member), members);
  }

  /** Maps of texts. */
  public Shape texts(String... members) {
    return read((body, member, place, errors) -> body.texts(member), members);
  }

  /** Maps of truth values. */
  public Shape flags(String... members) {
    return read((body, member, place, errors) -> body.flags(member), members);
  }

  /** A text that is one of the values. */
  public Shape oneOf(String member, String... values) {
    return read(
        (body, name, place, errors) -> {
          String value = body.text(name);
          if (value != null && !Arrays.asList(values).contains(value)) {
            errors.add(
                "Value '%s' at '%s' failed to satisfy constraint: %s"
                    .formatted(value, place, mustBeOneOf(values)));
          }
          return value;
        },
        member);
  }

  /** A list of texts that each are one of the values. */
  public Shape listOf(String member, String... values) {
    return read(
        (body, name, place, errors) -> {
          List<String> list = body.list(name);
          if (list != null && !Arrays.asList(values).containsAll(list)) {
            errors.add(
                "Value '%s' at '%s' failed to satisfy constraint: Member must satisfy constraint: [%s]"
                    .formatted(list, place, mustBeOneOf(values)));
          }
          return list;
        },
        member);
  }

  /** A structure. */
  public Shape structure(String member, Shape shape) {
    return read(
        (body, name, place, errors) -> {
          JsonBody inner = body.structure(name);
          return inner == null ? null : shape.read(inner, place, errors).members();
        },
        member);
  }

  /**
   * The members of a request.
   *
   * @param input the operation's input as AWS's messages call it, such as {@code createStageInput}
   * @throws AwsFault SerializationException for a wrong type; ValidationException, which names them
   *     all, for values that are not offered and members that are missing
   */
  public Document read(String input, JsonBody body) {
    List<String> errors = new ArrayList<>();
    Document read = read(body, input, errors);
    if (!errors.isEmpty()) {
      throw AwsFault.validation(errors);
    }
    return read;
  }

  private Document read(JsonBody body, String place, List<String> errors) {
    Map<String, Object> members = new TreeMap<>();
    readers.forEach(
        (member, reader) -> {
          Object value = reader.read(body, member, place + "." + member, errors);
          if (value != null) {
            members.put(member, value);
          } else if (required.contains(member)) {
            errors.add(
                "Value null at '%s.%s' failed to satisfy constraint: Member must not be null"
                    .formatted(place, member));
          }
        });
    return new Document(members);
  }

  private Shape read(Reader reader, String... members) {
    for (String member : members) {
      readers.put(member, reader);
    }
    return this;
  }

  private static String mustBeOneOf(String... values) {
    return "Member must satisfy enum value set: " + Arrays.toString(values);
  }
}
