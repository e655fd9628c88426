package dev.interlock.command.tls;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fatal TLS alert of the other side (RFC 8446, section 6.2). */
public final class FatalAlert {

  /** How the JDK words an alert that it received, whatever it writes before. */
  private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: (\\w+)");

  private FatalAlert() {}

  /** The alert's name, such as {@code unknown_ca}, if this exception itself speaks of one. */
  public static Optional<String> in(Throwable failure) {
    Matcher alert = RECEIVED.matcher(String.valueOf(failure.getMessage()));
    return alert.find() ? Optional.of(alert.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
