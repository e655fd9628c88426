package dev.interlock.command.authentication;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code interlock.access.*} that concern requests.
 *
 * @param clockSkew how far the clock of a caller may be off
 */
@ConfigurationProperties("interlock.access")
record AuthenticationSettings(
    @DefaultValue("5m") Duration clockSkew, @DefaultValue RateLimit rateLimit) {

  /**
   * How many requests an access key may make.
   *
   * @param requestsPerSecond in the long run; 0 for no limit
   * @param burst at once; 0 for four times as many as per second, which is AWS's proportion
   */
  record RateLimit(@DefaultValue("0") long requestsPerSecond, @DefaultValue("0") long burst) {
    private static final int USUAL_BURST = 4;

    long capacity() {
      return burst == 0 ? USUAL_BURST * requestsPerSecond : burst;
    }
  }
}
