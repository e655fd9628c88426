package dev.interlock.agent.adapter;

import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A kind of server, which reads its trust from a file that somebody else has written. */
public interface Adapter extends AutoCloseable {

  /**
   * The one that the key {@code adapter} names.
   *
   * @param trustFile which the server reads
   */
  static Adapter of(Keys keys, Path trustFile) {
    String name = keys.required("adapter", "nginx");
    return switch (name) {
      case "nginx" -> Nginx.of(keys, trustFile);
      case "haproxy" -> Haproxy.of(keys, trustFile);
      case "httpd" -> Httpd.of(keys);
      case "watched" -> Watched.of(keys, trustFile);
      case "command" -> FileAndCommand.of(keys, trustFile);
      case "kubernetes" -> Kubernetes.of(keys, trustFile);
      default -> AdapterProvider.find(name, keys).adapter(keys, trustFile);
    };
  }

  /**
   * Makes the server use what the trust file holds, and waits until it does. To repeat it is
   * harmless.
   *
   * @throws ServerRefused in the server's own words, if it does not
   */
  Loaded load() throws ServerRefused, InterruptedException;

  /**
   * What the server shows now; changes nothing.
   *
   * @return empty if the server does not use what the trust file holds
   */
  Optional<Loaded> look() throws InterruptedException;

  /** What would keep {@link #load} from working, for people; changes nothing. */
  List<String> obstacles() throws InterruptedException;

  /**
   * Begins what must run for as long as the agent does.
   *
   * @throws IOException if that cannot be, and the agent is of no use
   */
  default void start() throws IOException {}

  /** Ends it. */
  @Override
  default void close() {}
}
