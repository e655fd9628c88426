package dev.interlock.query.answer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How old what is known here is.
 *
 * @param events how many events the log held that had not been taken, when Kafka last said how long
 *     the log is; null when that is too long ago to be worth anything
 * @param age how long ago Kafka said so; null before it has
 * @param unknown why the number is not known, in words; null when it is
 * @param parked events that have no effect here yet, since this version cannot read them or one
 *     before them
 */
public record Lag(
    @Nullable Long events, @Nullable Duration age, @Nullable String unknown, long parked) {

  /** The number is known. */
  public static Lag known(long events, Duration age, long parked) {
    return new Lag(events, age, null, parked);
  }

  /** Kafka has not been heard for too long. */
  public static Lag old(Duration age, long parked) {
    return new Lag(
        null,
        age,
        "Kafka last said %d s ago how long the event log is".formatted(age.toSeconds()),
        parked);
  }

  /** Kafka has not been heard since this process started. */
  public static Lag never(long parked) {
    return new Lag(null, null, "Kafka has not said yet how long the event log is", parked);
  }

  /** Whether everything in the log had been taken. */
  public boolean none() {
    return events != null && events == 0;
  }

  /** For a header: an item of RFC 9651, the number or {@code unknown}, with its age in seconds. */
  String header() {
    String number = events == null ? "unknown" : events.toString();
    return age == null ? number : number + ";age=" + age.toSeconds();
  }
}
