package dev.interlock.agent.adapter;

import dev.interlock.agent.settings.Keys;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An adapter that is in a jar of its own, and found as a service. */
public interface AdapterProvider {

  /** What the key {@code adapter} says. */
  String name();

  /**
   * The adapter.
   *
   * @param trustFile which the server reads
   */
  Adapter adapter(Keys keys, Path trustFile);

  /** The one of this name. */
  static AdapterProvider find(String name, Keys keys) {
    return all()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                keys.invalid(
                    "adapter",
                    "is '%s'; there are nginx, haproxy, httpd, watched, command, kubernetes%s"
                        .formatted(
                            name,
                            all().map(one -> ", " + one.name()).collect(Collectors.joining()))));
  }

  private static Stream<AdapterProvider> all() {
    return ServiceLoader.load(AdapterProvider.class).stream().map(Provider::get);
  }
}
