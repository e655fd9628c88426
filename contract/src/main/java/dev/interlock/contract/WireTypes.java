package dev.interlock.contract;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The messages of a sealed hierarchy by their names on the wire. */
public final class WireTypes {
  /** Every domain event. */
  public static final WireTypes EVENTS = new WireTypes(Event.class);

  /** Every command that the saga sends. */
  public static final WireTypes COMMANDS = new WireTypes(Command.class);

  /** Everything that a gateway says of itself. */
  public static final WireTypes GATEWAY_REPORTS = new WireTypes(GatewayReport.class);

  /** Everything that an instance says of its bundle. */
  public static final WireTypes INSTANCE_REPORTS = new WireTypes(InstanceReport.class);

  private final Map<String, Class<?>> byName = new TreeMap<>();

  private WireTypes(Class<?> sealedRoot) {
    leaves(sealedRoot)
        .forEach(
            type -> {
              if (byName.put(nameOf(type), type) != null) {
                throw new IllegalStateException("Two messages are named " + nameOf(type));
              }
            });
  }

  /**
   * The wire name of a message type.
   *
   * @throws IllegalArgumentException when the type carries no {@link WireName}
   */
  public static String nameOf(Class<?> type) {
    return annotation(type).value();
  }

  /** The revision that this build writes of a message type. */
  public static int revisionOf(Class<?> type) {
    return annotation(type).revision();
  }

  /** The type of a message, or empty when this build does not know the name. */
  public Optional<Class<?>> typeOf(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All message types, ordered by wire name. */
  public Collection<Class<?>> all() {
    return byName.values();
  }

  private static WireName annotation(Class<?> type) {
    WireName name = type.getAnnotation(WireName.class);
    if (name == null) {
      throw new IllegalArgumentException(type + " has no @WireName");
    }
    return name;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(WireTypes::leaves)
        : Stream.of(type);
  }
}
