package dev.interlock.query.expiry;

import java.time.Instant;
import java.util.List;

/**
 * The certificates that end within one horizon and not before it, soonest first.
 *
 * @param bucket {@code expired}, the number of days, or {@code later}
 * @param label the same for people
 */
public record ExpiryBucket(String bucket, String label, List<Ending> certificates) {

  /** A certificate, its end and the stages that present it. */
  public record Ending(String certificateId, Instant expiresAt, List<String> stages) {}
}
