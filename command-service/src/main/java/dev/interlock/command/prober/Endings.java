package dev.interlock.command.prober;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.FatalAlert;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Reads from an exception of a connection that stood how the attempt ended. */
final class Endings {

  /** How the JDK words that it breaks off itself. */
  private static final String OTHER_VERSION = "is not accepted by client preferences";

  private Endings() {}

  static Ending of(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> alert = FatalAlert.in(cause);
      if (alert.isPresent()) {
        return new Ending.Alert(alert.get());
      }
      if (String.valueOf(cause.getMessage()).contains(OTHER_VERSION)) {
        return new Ending.OtherVersion();
      }
      if (cause instanceof SocketTimeoutException) {
        return new Ending.TimedOut();
      }
      if (closedByServer(cause)) {
        return new Ending.Closed();
      }
    }
    return new Ending.Broke(failure.toString());
  }

  private static boolean closedByServer(Throwable cause) {
    return cause instanceof EOFException
        || cause instanceof NoHttpResponseException
        || cause instanceof ConnectionClosedException
        || (cause instanceof SocketException && byPeer(String.valueOf(cause.getMessage())));
  }

  private static boolean byPeer(String message) {
    return message.startsWith("Connection reset")
        || message.startsWith("Broken pipe")
        || message.contains("connection was aborted");
  }
}
