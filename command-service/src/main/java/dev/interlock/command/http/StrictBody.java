package dev.interlock.command.http;

import dev.interlock.command.Refusal;
import dev.interlock.messaging.Json;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Reads the bodies of the native API: a member that nobody knows is an error, not a surprise. */
public final class StrictBody {
  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictBody() {}

  /**
   * Reads a body; one that is absent or blank is an object without members.
   *
   * @throws Refusal INVALID, naming the member and what was expected
   */
  public static <T> T read(@Nullable String body, Class<T> type) {
    try {
      T read = READER.forType(type).readValue(body == null || body.isBlank() ? "{}" : body);
      if (read == null) {
        throw Refusal.invalid("The body is null; send a JSON object");
      }
      return read;
    } catch (DatabindException e) {
      String path =
          e.getPath().stream()
              .map(
                  step ->
                      step.getPropertyName() == null
                          ? "[" + step.getIndex() + "]"
                          : step.getPropertyName())
              .collect(Collectors.joining("."));
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw Refusal.invalid(
          path,
          path.isEmpty()
              ? "The body is not a JSON object"
              : "Member %s is unknown or of the wrong type: %s"
                  .formatted(path, e.getOriginalMessage()));
    } catch (JacksonException e) {
      // Where, and not what: it may be a part of a private key.
      throw Refusal.invalid(
          "The body is not valid JSON at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  /**
   * A member that must be there.
   *
   * @throws Refusal INVALID, naming it
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Refusal.invalid(field, "Member %s is missing".formatted(field));
    }
    return value;
  }
}
