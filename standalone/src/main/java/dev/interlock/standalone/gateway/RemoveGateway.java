package dev.interlock.standalone.gateway;

import dev.interlock.messaging.Json;
import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a gateway is gone; a repeat changes nothing more. */
@Command(
    name = "remove",
    description = {
      "Says that a gateway is gone, so that rotations wait for it no more. One that serves all the"
          + " same may present what was replaced, until it has announced itself again: stop it"
          + " first."
    },
    mixinStandardHelpOptions = true)
final class RemoveGateway extends Call {
  @Parameters(paramLabel = "NAME", description = "The name of the gateway.")
  private String gateway = "";

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      required = true,
      description = "Why, for those who read the log.")
  private String reason = "";

  @Override
  public Integer call() throws Refused, InterruptedException {
    server()
        .delete(
            "/v1/gateways/" + URLEncoder.encode(gateway, StandardCharsets.UTF_8),
            Map.of("reason", reason));
    say(
        Json.mapper().createObjectNode().put("gatewayId", gateway).put("asked", "remove"),
        "Gateway %s: removed; rotations wait for it no more".formatted(gateway));
    return 0;
  }
}
