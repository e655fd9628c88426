package dev.interlock.command.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the rotation of a certificate starts by itself. */
sealed interface Renewal {

  /** The certificate to be replaced. */
  String certificateId();

  /** When its policy would have it renewed, were there neither windows nor freezes. */
  Instant due();

  /** When it starts; nothing if no window opens within {@link RenewalPolicy#HORIZON}. */
  Optional<Instant> begins();

  /** The last moment from which it ends before the certificate expires, whatever is open then. */
  Instant latest();

  /** How much later a rotation could still start than a moment; below zero when it is too late. */
  default Duration slack(Instant moment) {
    return Duration.between(moment, latest());
  }

  /** What somebody should look into. */
  Optional<String> finding();

  /**
   * It ends before the certificate expires.
   *
   * @param lastSafeStart the last moment of which that could be said
   */
  record Safe(String certificateId, Instant due, Instant start, Instant lastSafeStart)
      implements Renewal {
    @Override
    public Optional<Instant> begins() {
      return Optional.of(start);
    }

    @Override
    public Instant latest() {
      return lastSafeStart;
    }

    @Override
    public Optional<String> finding() {
      return due.isAfter(lastSafeStart)
          ? Optional.of(
              "Certificate %s is due on %s, too late for a rotation to end before it expires; it starts"
                      .formatted(certificateId, due)
                  + " on %s instead. Have it due earlier".formatted(start))
          : Optional.empty();
    }
  }

  /**
   * No window lets a rotation start that ends before the certificate expires.
   *
   * @param end until when it would have had to start
   */
  record Late(String certificateId, Instant due, Instant end, Optional<Instant> begins)
      implements Renewal {
    @Override
    public Instant latest() {
      return end;
    }

    @Override
    public Optional<String> finding() {
      return Optional.of(
          "Certificate %s has to be renewed by %s and no window lets it; the next start is %s. Rotate"
                  .formatted(certificateId, end, begins.map(Instant::toString).orElse("never"))
              + " it by hand: POST /v1/rotations");
    }
  }
}
