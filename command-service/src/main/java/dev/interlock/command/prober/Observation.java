package dev.interlock.command.prober;

import dev.interlock.command.tls.Asked;
import java.util.Optional;

/**
 * What was seen of one attempt, before it is judged.
 *
 * @param ending how it ended
 * @param asked whether the server asked for a client certificate, and what it was then given
 * @param tlsVersion as negotiated
 */
record Observation(Ending ending, Asked asked, Optional<String> tlsVersion) {

  /** Whether the server answered the ClientHello by one of its own (RFC 8446, section 4.1.3). */
  boolean negotiated() {
    return tlsVersion.isPresent()
        || asked != Asked.NO
        || ending instanceof Ending.ServerNotVerified;
  }

  /**
   * Whether the server ended it at the ClientHello: with an alert that speaks of the version, or,
   * as Windows does, with none. It has seen nothing of the client's identity then.
   */
  boolean endedAtHello() {
    return !negotiated()
        && switch (ending) {
          case Ending.Alert alert ->
              alert.name().equals("protocol_version") || alert.name().equals("handshake_failure");
          case Ending.OtherVersion other -> true;
          case Ending.Closed closed -> true;
          case Ending.Answered answered -> false;
          case Ending.TimedOut timedOut -> false;
          case Ending.NotReached notReached -> false;
          case Ending.ServerNotVerified notVerified -> false;
          case Ending.Broke broke -> false;
        };
  }

  /** How an attempt ended. */
  sealed interface Ending {

    /** With an HTTP response. */
    record Answered(int status, String server, String body) implements Ending {}

    /** With a fatal TLS alert of the server (RFC 8446, section 6.2), by its name. */
    record Alert(String name) implements Ending {}

    /** The server chose a version of TLS that was not offered to it, so we broke off. */
    record OtherVersion() implements Ending {}

    /** The server closed or reset the connection after TLS had begun, with no response. */
    record Closed() implements Ending {}

    /** Not in time. */
    record TimedOut() implements Ending {}

    /** No connection. */
    record NotReached(String reason) implements Ending {}

    /** We did not accept the server's certificate: a fact about us, never about the client's. */
    record ServerNotVerified(String reason) implements Ending {}

    /** Anything else. */
    record Broke(String reason) implements Ending {}
  }
}
