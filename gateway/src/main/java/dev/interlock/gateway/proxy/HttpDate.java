package dev.interlock.gateway.proxy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the header Date (RFC 9110, section 5.6.7), written once a second. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private record Written(long epochSecond, String text) {}

  private volatile Written last = new Written(Long.MIN_VALUE, "");

  String of(Instant at) {
    Written written = last;
    if (written.epochSecond() != at.getEpochSecond()) {
      written = new Written(at.getEpochSecond(), FORMAT.format(at));
      last = written;
    }
    return written.text();
  }
}
