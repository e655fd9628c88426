package dev.interlock.command.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a certificate, as of one moment.
 *
 * @param time what its rotation takes
 * @param policies the names of all that are about it
 * @param chosen the one of them that starts first; none if none is about it
 */
record Plan(
    PresentedCertificate certificate,
    RotationTime time,
    List<String> policies,
    Optional<Chosen> chosen) {

  /** A policy, and when it renews the certificate. */
  record Chosen(String policy, Renewal renewal) {}

  /** When a rotation starts by itself; nothing if none does. */
  Optional<Instant> begins() {
    return chosen.flatMap(one -> one.renewal().begins());
  }

  /** Whether a rotation is to be started now. */
  boolean isDue(Instant now) {
    return certificate.isFree(now) && begins().filter(start -> !start.isAfter(now)).isPresent();
  }

  /** The last moment from which a rotation still ends before the certificate expires. */
  Instant lastSafeStart() {
    return chosen
        .map(one -> one.renewal().latest())
        .orElseGet(() -> certificate.validity().notAfter().minus(time.reserved()));
  }

  /** How much later a rotation could still start than a moment; below zero when it is too late. */
  Duration slack(Instant moment) {
    return Duration.between(moment, lastSafeStart());
  }
}
