package dev.interlock.standalone.rotation;

import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows the course of a rotation to its end, step by step. */
final class Following {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The read side is a little behind: it may not have heard yet of one just started. */
  private static final int LOOKS_UNTIL_UNKNOWN = 10;

  private final Call call;
  private final String rotation;
  private int told;

  Following(Call call, String rotation) {
    this.call = call;
    this.rotation = rotation;
  }

  /** Says each step as it comes; 0 when it ended well, 1 when not. */
  int toTheEnd() throws Refused, InterruptedException {
    int looks = 0;
    while (true) {
      Optional<JsonNode> found = look(call, rotation);
      if (found.isEmpty() && ++looks == LOOKS_UNTIL_UNKNOWN) {
        throw unknown(rotation);
      }
      if (found.isPresent() && stands(found.get())) {
        return found.get().has("ready")
            ? judged(found.get())
            : found.get().path("completed").asBoolean() ? 0 : 1;
      }
      Thread.sleep(PAUSE);
    }
  }

  /** A rehearsal that is held has shown what it was to show: who is not ready. */
  private boolean stands(JsonNode found) {
    JsonNode history = found.path("history");
    for (; told < history.size(); told++) {
      call.say(history.get(told), RotationText.step(history.get(told)));
    }
    String state = found.path("state").asString();
    return state.equals("FINISHED") || (found.has("ready") && state.equals("HELD"));
  }

  private int judged(JsonNode rehearsal) {
    call.say(rehearsal, ReadinessText.of(rehearsal));
    return rehearsal.path("ready").asBoolean() ? 0 : 1;
  }

  static Optional<JsonNode> look(Call call, String rotation) throws Refused, InterruptedException {
    return call.server().get("/v1/rotations/" + rotation);
  }

  static Refused unknown(String rotation) {
    return new Refused(
        "There is no rotation %s; list them with interlock rotation list".formatted(rotation));
  }
}
