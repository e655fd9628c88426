package dev.interlock.contract;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long what a client's certificate opened at a server lives on; null where nobody has said.
 *
 * @param keepAlive how long a connection may stay open, idle or not
 * @param sessionLifetime how long a TLS 1.2 session may be resumed (RFC 5246, section 7.4.1.2)
 * @param ticketLifetime how long a TLS ticket is good for (RFC 8446, section 4.6.1)
 */
public record SessionLifetimes(
    @Nullable Duration keepAlive,
    @Nullable Duration sessionLifetime,
    @Nullable Duration ticketLifetime) {
  /** What is assumed of a backend that declares nothing. */
  public static final Duration USUAL = Duration.ofMinutes(5);

  /** How long to wait for the end of all of it. */
  public static Duration drain(@Nullable SessionLifetimes declared) {
    return Optional.ofNullable(declared).flatMap(SessionLifetimes::longest).orElse(USUAL);
  }

  private Optional<Duration> longest() {
    return Stream.of(
            Optional.ofNullable(keepAlive),
            Optional.ofNullable(sessionLifetime),
            Optional.ofNullable(ticketLifetime))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }
}
