package dev.interlock.command.rotation;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person asks of a rotation in its course. */
sealed interface Intervention extends LocalCommand {

  /** The rotation. */
  String rotationId();

  /** The access key that asks. */
  String by();

  @Override
  default String aggregateId() {
    return rotationId();
  }

  /** Stop where it stands. */
  record Hold(String rotationId, @Nullable String reason, String by, Instant at)
      implements Intervention {}

  /** Let it go on. */
  record Resume(String rotationId, String by, Instant at) implements Intervention {}

  /** Take it back, provided that no stage has switched. */
  record Abort(String rotationId, @Nullable String reason, String by, Instant at)
      implements Intervention {}

  /** Take it back, and stages that have switched with it. */
  record RollBack(String rotationId, @Nullable String reason, String by, Instant at)
      implements Intervention {}

  /** Go on without proof of one of its backends. */
  record Exclude(String rotationId, String backendId, String reason, String by, Instant at)
      implements Intervention {}

  /** Ask at once again for what is lacking. */
  record Retry(String rotationId, String by, Instant at) implements Intervention {}

  /** Make it an emergency, for the key of its old certificate is compromised. */
  record Escalate(String rotationId, String reason, String by, Instant at)
      implements Intervention {}

  /** Wait for no time any more. */
  record Expedite(String rotationId, String reason, String by, Instant at)
      implements Intervention {}
}
