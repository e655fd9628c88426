package dev.interlock.agent.install;

import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Who the agent says it is.
 *
 * @param address where this instance answers, as {@code host:port}, if instances report themselves
 * @param repeat how often it says what it holds, though nothing has changed
 */
record Identity(String instance, Optional<String> address, Duration repeat) {

  static Identity of(Keys keys) {
    return new Identity(
        keys.optional("instance").orElseGet(() -> hostName(keys)),
        keys.optional("address"),
        keys.duration("repeat", "PT1M"));
  }

  private static String hostName(Keys keys) {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      throw keys.invalid("instance", "is missing, and this machine knows no name of its own");
    }
  }
}
