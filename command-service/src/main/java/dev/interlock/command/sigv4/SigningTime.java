package dev.interlock.command.sigv4;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** When a request says that it was signed, to the second. */
record SigningTime(Instant instant) {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final int DAY = 8;

  /** From {@code X-Amz-Date}, or from {@code Date} without it. */
  static SigningTime of(RequestParts request, List<String> signedHeaders) throws Unacceptable {
    String header = request.header("x-amz-date").isEmpty() ? "date" : "x-amz-date";
    List<String> values = request.header(header);
    if (values.size() != 1) {
      throw Unacceptable.incomplete(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    if (!signedHeaders.contains(header)) {
      throw Unacceptable.invalid(
          "'%s' must be a 'SignedHeader' in the AWS Authorization."
              .formatted(header.equals("date") ? "Date" : "X-Amz-Date"));
    }
    return parse(values.getFirst().strip());
  }

  private static SigningTime parse(String text) throws Unacceptable {
    try {
      return new SigningTime(
          text.contains(" ")
              ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
              : LocalDateTime.parse(text, BASIC).toInstant(UTC));
    } catch (DateTimeException e) {
      throw Unacceptable.incomplete(
          "Date must be in ISO-8601 'basic format'. Got '%s'.".formatted(text)
              + " See http://en.wikipedia.org/wiki/ISO_8601");
    }
  }

  void requireWithin(Duration tolerance, Instant now) throws Unacceptable {
    Instant earliest = now.minus(tolerance);
    Instant latest = now.plus(tolerance);
    if (instant.isBefore(earliest)) {
      throw Unacceptable.invalid(
          "Signature expired: %s is now earlier than %s (%s - %s)"
              .formatted(timestamp(), basic(earliest), basic(now), minutes(tolerance)));
    }
    if (instant.isAfter(latest)) {
      throw Unacceptable.invalid(
          "Signature not yet current: %s is still later than %s (%s + %s)"
              .formatted(timestamp(), basic(latest), basic(now), minutes(tolerance)));
    }
  }

  /** As it is signed, {@code 20150830T123600Z}. */
  String timestamp() {
    return basic(instant);
  }

  String day() {
    return timestamp().substring(0, DAY);
  }

  private static String basic(Instant instant) {
    return BASIC.format(instant.atOffset(UTC));
  }

  private static String minutes(Duration tolerance) {
    return tolerance.toSecondsPart() == 0
        ? tolerance.toMinutes() + " min."
        : tolerance.toSeconds() + " s.";
  }
}
