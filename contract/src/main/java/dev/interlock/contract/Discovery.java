package dev.interlock.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How it becomes known which instances a backend has, where it was not registered with them.
 *
 * @param name for DNS: {@code host:port}; each address of the host is an instance at this port
 * @param silentAfter for REPORTED: how long an instance may report nothing before it is called
 *     silent
 */
public record Discovery(Kind kind, @Nullable String name, @Nullable Duration silentAfter) {

  /** Who says so. */
  public enum Kind {
    /** The addresses, A and AAAA, of a name. */
    DNS,
    /** The instances themselves, by acknowledging. */
    REPORTED
  }
}
