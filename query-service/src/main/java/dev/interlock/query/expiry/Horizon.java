package dev.interlock.query.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** How soon something ends; each horizon leaves out what is nearer. */
public enum Horizon {
  EXPIRED(0, "expired", "Expired"),
  DAY(1, "1", "1 day or less"),
  DAYS_3(3, "3", "3 days or less"),
  DAYS_7(7, "7", "7 days or less"),
  DAYS_14(14, "14", "14 days or less"),
  DAYS_30(30, "30", "30 days or less"),
  DAYS_60(60, "60", "60 days or less"),
  DAYS_90(90, "90", "90 days or less"),
  LATER(Integer.MAX_VALUE, "later", "Later");

  private final int days;
  private final String id;
  private final String label;

  Horizon(int days, String id, String label) {
    this.days = days;
    this.id = id;
    this.label = label;
  }

  /** The horizon of an end; at that very moment it is not over yet (RFC 5280, 4.1.2.5). */
  static Horizon of(Instant end, Instant now) {
    return Stream.of(values())
        .filter(horizon -> !end.isAfter(now.plus(Duration.ofDays(horizon.days))))
        .filter(horizon -> horizon != EXPIRED || end.isBefore(now))
        .findFirst()
        .orElse(LATER);
  }

  String id() {
    return id;
  }

  String label() {
    return label;
  }
}
