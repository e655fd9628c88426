package dev.interlock.standalone.rotation;

import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** All rotations, newest first. */
@Command(
    name = "list",
    description = "Lists the rotations, newest first.",
    mixinStandardHelpOptions = true)
final class ListRotations extends Call {

  @Override
  public Integer call() throws Refused, InterruptedException {
    JsonNode all =
        server()
            .get("/v1/rotations")
            .orElseThrow(() -> new Refused("There is no Interlock at this address"));
    say(all, RotationText.list(all.path("items")));
    return 0;
  }
}
