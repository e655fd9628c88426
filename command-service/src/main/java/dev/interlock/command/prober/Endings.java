package dev.interlock.command.prober;

import dev.interlock.command.prober.Observation.Ending;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Reads from an exception of a connection that stood how the attempt ended. */
final class Endings {

  /** How the JDK words an alert that it received, whatever it writes before. */
  private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: (\\w+)");

  private Endings() {}

  static Ending of(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher alert = RECEIVED.matcher(String.valueOf(cause.getMessage()));
      if (alert.find()) {
        return new Ending.Alert(alert.group(1).toLowerCase(Locale.ROOT));
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
