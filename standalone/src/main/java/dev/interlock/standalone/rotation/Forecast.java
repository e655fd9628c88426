package dev.interlock.standalone.rotation;

import dev.interlock.standalone.client.Call;
import dev.interlock.standalone.client.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The rotations to come. */
@Command(
    name = "forecast",
    description = {
      "Lists the rotations that renewal policies will start, the last moment at which each would still"
          + " end in time, and what nobody renews. Needs a running Interlock.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 when every certificate that a stage presents is renewed in time; 1 when one is"
          + " late, or is renewed by nobody, or when it was refused; 2 for a usage error.",
      "",
      "Example: interlock forecast --days 30"
    },
    mixinStandardHelpOptions = true)
public final class Forecast extends Call {
  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "400",
      description = "How far to look ahead, 1 to 400 days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() throws Refused, InterruptedException {
    JsonNode forecast =
        server()
            .get("/v1/forecast?days=" + days)
            .orElseThrow(() -> new Refused("There is no Interlock at this address"));
    say(forecast, ForecastText.of(forecast));
    return forecast.path("items").valueStream().allMatch(ForecastText::isInTime) ? 0 : 1;
  }
}
