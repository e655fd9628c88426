package dev.interlock.standalone.gateway;

import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** All gateways, and what each presents. */
@Command(
    name = "list",
    description = {
      "Lists the gateways: whether rotations wait for them, what they present at each stage, and"
          + " the connections that still present something else."
    },
    mixinStandardHelpOptions = true)
final class ListGateways extends Call {

  @Override
  public Integer call() throws Refused, InterruptedException {
    JsonNode all =
        server()
            .get("/v1/gateways")
            .orElseThrow(() -> new Refused("There is no Interlock at this address"));
    say(all, GatewayText.list(all.path("items")));
    return 0;
  }
}
