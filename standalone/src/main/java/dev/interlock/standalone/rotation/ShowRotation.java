package dev.interlock.standalone.rotation;

import dev.interlock.standalone.client.Refused;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One rotation with its course, and what each backend has shown. */
@Command(
    name = "show",
    description = "Shows a rotation: where it stands, its course, and what each backend has shown.",
    footer = {
      "",
      "Exit status: 0 when it was shown; with --watch, 0 when it ended RETIRED and 1 when it was"
          + " taken back; 1 also when there is no such rotation; 2 for a usage error."
    },
    mixinStandardHelpOptions = true)
final class ShowRotation extends Call {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The read side is a little behind: it may not have heard yet of one just started. */
  private static final int LOOKS_UNTIL_UNKNOWN = 10;

  @Parameters(paramLabel = "ROTATION", description = "The id of the rotation.")
  private String rotation = "";

  @Option(names = "--watch", description = "Follow its course to the end.")
  private boolean watch;

  @Override
  public Integer call() throws Refused, InterruptedException {
    if (watch) {
      return follow();
    }
    JsonNode found = look().orElseThrow(this::unknown);
    say(found, RotationText.of(found));
    return 0;
  }

  private int follow() throws Refused, InterruptedException {
    int told = 0;
    int looks = 0;
    while (true) {
      Optional<JsonNode> found = look();
      if (found.isEmpty() && ++looks == LOOKS_UNTIL_UNKNOWN) {
        throw unknown();
      }
      if (found.isPresent()) {
        JsonNode history = found.get().path("history");
        for (; told < history.size(); told++) {
          say(history.get(told), RotationText.step(history.get(told)));
        }
        if (found.get().path("state").asString().equals("FINISHED")) {
          return found.get().path("completed").asBoolean() ? 0 : 1;
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  private Optional<JsonNode> look() throws Refused, InterruptedException {
    return server().get("/v1/rotations/" + rotation);
  }

  private Refused unknown() {
    return new Refused(
        "There is no rotation %s; list them with interlock rotation list".formatted(rotation));
  }
}
