package dev.interlock.standalone.rotation;

import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
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
          + " taken back, and of a rehearsal 0 when every backend is ready and 1 when not, or when"
          + " it is held; 1 also when there is no such rotation; 2 for a usage error."
    },
    mixinStandardHelpOptions = true)
final class ShowRotation extends Call {
  @Parameters(paramLabel = "ROTATION", description = "The id of the rotation.")
  private String rotation = "";

  @Option(names = "--watch", description = "Follow its course to the end.")
  private boolean watch;

  @Override
  public Integer call() throws Refused, InterruptedException {
    if (watch) {
      return new Following(this, rotation).toTheEnd();
    }
    JsonNode found = Following.look(this, rotation).orElseThrow(() -> Following.unknown(rotation));
    say(found, RotationText.of(found));
    return 0;
  }
}
