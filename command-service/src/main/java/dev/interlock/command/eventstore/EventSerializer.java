package dev.interlock.command.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.Refusal;
import dev.interlock.contract.WireName;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Json;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Writes events under their wire names, in the same JSON that travels on Kafka. */
final class EventSerializer extends Jackson3Serializer {
  /** What Kafka's clients and brokers take by default, less the envelope. */
  static final int MAX_BYTES = 1_000_000;

  /** U+0000 as JSON has it, and not the end of an escaped backslash. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\{2})*+\\\\u0000");

  EventSerializer() {
    super(builder().jsonMapperBuilderCustomizer(mapper -> Json.configure(mapper)));
  }

  /**
   * Writes an event, or anything else that is stored.
   *
   * @throws Refusal INVALID when PostgreSQL or Kafka could not take it, so that nothing in the log
   *     ever keeps the events after it from being published
   */
  @Override
  public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
    SerializedObject<T> written = super.serialize(object, representation);
    if (written.getData() instanceof String json) {
      requireRecordable(json);
    }
    return written;
  }

  private static void requireRecordable(String json) {
    try {
      int bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(json)).remaining();
      if (bytes > MAX_BYTES) {
        throw Refusal.invalid(
            "The request is too large: it would be recorded in %d bytes, the limit is %d"
                .formatted(bytes, MAX_BYTES));
      }
    } catch (CharacterCodingException halfOfAPair) {
      throw Refusal.invalid("A text holds half of a surrogate pair; leave it out");
    }
    if (NUL.matcher(json).find()) {
      throw Refusal.invalid("A text holds U+0000, which cannot be kept; leave it out");
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by Axon
  public SerializedType typeForClass(Class type) {
    WireName name = type == null ? null : ((Class<?>) type).getAnnotation(WireName.class);
    return name == null
        ? super.typeForClass(type)
        : new SimpleSerializedType(name.value(), Integer.toString(name.revision()));
  }

  @Override
  protected String resolveClassName(SerializedType type) {
    return WireTypes.EVENTS
        .typeOf(type.getName())
        .map(Class::getName)
        .orElseGet(() -> super.resolveClassName(type));
  }
}
