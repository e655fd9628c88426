package dev.interlock.gateway.connections;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Those that may sign a backend's certificate, in PEM.
 *
 * @param common at any address; the system's if none
 * @param own what a registered backend brings, by {@code host:port} of its own, or by {@code host}
 *     for any port; in lower case
 */
public record Authorities(List<String> common, Map<String, List<String>> own) {

  /** Takes copies. */
  public Authorities {
    common = List.copyOf(common);
    own = Map.copyOf(own);
  }

  /** The same at any address. */
  public static Authorities everywhere(List<String> common) {
    return new Authorities(common, Map.of());
  }

  /** Those at an address; none for the system's. */
  List<String> of(String host, int port) {
    if (own.isEmpty()) {
      return common;
    }
    String name = host.toLowerCase(Locale.ROOT);
    String address = (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    return Stream.of(
            common, own.getOrDefault(address, List.of()), own.getOrDefault(name, List.of()))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
