package dev.interlock.contract;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When certificates are to be renewed, in the words of the API. One of the two leads is given.
 *
 * @param tags that a certificate holds, all of them, for the policy to be about it
 * @param atPercentOfLifetime how much of its lifetime has passed when it is due
 * @param beforeExpiry how long before its expiry it is due
 * @param windows in which rotations may start; none if they may at any time
 * @param jitter by which their starts are spread
 * @param maxInFlight how many rotations of the certificates that it is about may be open when
 *     another one starts by itself; null for no such limit
 */
public record RenewalSettings(
    Map<String, String> tags,
    @Nullable Integer atPercentOfLifetime,
    @Nullable Duration beforeExpiry,
    List<Window> windows,
    Duration jitter,
    @Nullable Integer maxInFlight) {

  /** Fixes the members. */
  public RenewalSettings {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    windows = List.copyOf(windows);
  }

  /**
   * A time that comes again and again.
   *
   * @param cron when it opens: minute, hour, day of month, month, day of week
   * @param length how long it stays open
   * @param zone whose clock it goes by, by its name in the IANA time zone database
   */
  public record Window(String cron, Duration length, String zone) {}
}
