package dev.interlock.standalone.gateway;

import static dev.interlock.standalone.client.Printable.printable;
import static dev.interlock.standalone.client.Printable.text;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the read side says of gateways, in words. */
final class GatewayText {
  private GatewayText() {}

  static String list(JsonNode gateways) {
    if (gateways.isEmpty()) {
      return "There is no gateway yet";
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode gateway : gateways) {
      lines.add(
          "%-20s %-6s since %s%s"
              .formatted(
                  text(gateway, "gatewayId"),
                  text(gateway, "state"),
                  text(gateway, gateway.has("leftAt") ? "leftAt" : "joinedAt"),
                  gateway.has("removedBy")
                      ? "  removed by %s: %s"
                          .formatted(text(gateway, "removedBy"), text(gateway, "reason"))
                      : ""));
      gateway.path("stages").forEach(stage -> lines.add("  " + stage(stage)));
    }
    return String.join("\n", lines);
  }

  private static String stage(JsonNode stage) {
    StringBuilder line = new StringBuilder(text(stage, "stage"));
    line.append(" presents ").append(certificate(stage));
    if (!stage.path("upToDate").asBoolean()) {
      line.append(", not what the stage is to present");
    }
    for (JsonNode old : stage.path("oldConnections")) {
      line.append(
          ", %d of before with %s".formatted(old.path("connections").asInt(), certificate(old)));
    }
    return line.toString();
  }

  private static String certificate(JsonNode presented) {
    return printable(presented.path("certificateId").asString("no certificate"));
  }
}
