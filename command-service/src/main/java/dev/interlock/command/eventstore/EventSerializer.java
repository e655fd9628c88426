package dev.interlock.command.eventstore;

import dev.interlock.contract.WireName;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Json;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Writes events under their wire names, in the same JSON that travels on Kafka. */
final class EventSerializer extends Jackson3Serializer {

  EventSerializer() {
    super(builder().jsonMapperBuilderCustomizer(mapper -> Json.configure(mapper)));
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
