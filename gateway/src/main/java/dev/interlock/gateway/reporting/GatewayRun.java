package dev.interlock.gateway.reporting;

import java.util.regex.Pattern;

/**
 * Who speaks.
 *
 * @param gatewayId the name of the gateway, which it keeps over a restart and shares with no other
 * @param runId a name of this run of it
 */
public record GatewayRun(String gatewayId, String runId) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it has other characters than a host name, or too many
   */
  public GatewayRun {
    if (!NAME.matcher(gatewayId).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no name for a gateway: set interlock.gateway.name to 1 to 63 letters, digits,"
                  .formatted(gatewayId)
              + " dots, hyphens and underscores, the first a letter or a digit");
    }
  }
}
