package dev.interlock.standalone.demo;

import dev.interlock.standalone.demo.RotationReport.Hold;
import java.time.Duration;
import java.util.Optional;

/**
 * What is played, and how it should end.
 *
 * @param brokenBackend the backend whose agent acknowledges what it has not loaded, if any
 */
record Script(Optional<String> brokenBackend, Duration drain, Duration phaseDeadline) {
  private static final Duration DRAIN = Duration.ofSeconds(3);

  /** Every backend does as it is told: the rotation ends. */
  static Script sound() {
    return new Script(Optional.empty(), DRAIN, Duration.ofSeconds(60));
  }

  /** One does not: the rotation is held before the stage switches. */
  static Script broken() {
    return new Script(Optional.of(Fleet.JVM), DRAIN, Duration.ofSeconds(15));
  }

  /** Says how it ended, and whether that is as it should be. */
  boolean judge(Result result, Orders orders, String presented, Narrator narrator) {
    boolean allAnswered = result.refusals() == 0 && result.lost() == 0;
    narrator.say(
        allAnswered
            ? "No request was refused: %d sent, %<d answered".formatted(result.sent())
            : "%d requests of %d were refused".formatted(result.refusals(), result.sent()));
    boolean rotationEnded =
        brokenBackend
            .map(backend -> heldFor(backend, result, orders, presented, narrator))
            .orElseGet(() -> retired(result, presented, narrator));
    return allAnswered && rotationEnded;
  }

  private static boolean retired(Result result, String presented, Narrator narrator) {
    RotationReport rotation = result.rotation();
    String next = rotation.newCertificateId();
    boolean retired = rotation.retired() && presented.equals(next) && result.everyBackendSaw(next);
    narrator.say(
        retired
            ? "The old certificate is retired and its key is destroyed; the stage presents the new one"
            : "The rotation did not end: it is %s in phase %s, and the stage presents %s"
                .formatted(rotation.state(), rotation.phase(), presented));
    return retired;
  }

  private static boolean heldFor(
      String backend, Result result, Orders orders, String presented, Narrator narrator) {
    Hold held = result.rotation().held();
    boolean named = held != null && held.backends().contains(backend);
    boolean unmoved = presented.equals(orders.certificateId());
    narrator.say(
        named
            ? "The rotation is held: %s has acknowledged and yet refuses the new certificate"
                .formatted(backend)
            : "The rotation should be held for %s, but is %s"
                .formatted(backend, result.rotation().state()));
    narrator.say("The stage %s the old certificate".formatted(unmoved ? "still presents" : "left"));
    return named && unmoved;
  }
}
