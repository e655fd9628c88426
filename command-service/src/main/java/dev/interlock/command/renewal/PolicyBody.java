package dev.interlock.command.renewal;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Tags;
import dev.interlock.contract.RenewalSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /v1/renewal-policies/{name}}; see {@link RenewalSettings}. */
record PolicyBody(
    @Nullable Map<String, String> tags,
    @Nullable Integer atPercentOfLifetime,
    @Nullable Duration beforeExpiry,
    @Nullable List<@Nullable WindowBody> windows,
    @Nullable Duration jitter,
    @Nullable Integer maxInFlight) {

  /**
   * The settings, of which a policy can be made.
   *
   * @throws Refusal INVALID, naming the member
   */
  RenewalSettings checked() {
    Map<String, String> selector = Tags.checked(required("tags", tags));
    if (selector.isEmpty()) {
      throw Refusal.invalid("tags", "Name at least one tag of the certificates that it is about");
    }
    if (maxInFlight != null && maxInFlight < 1) {
      throw Refusal.invalid(
          "maxInFlight",
          "maxInFlight %d lets nothing start; give at least 1, or set a freeze"
              .formatted(maxInFlight));
    }
    RenewalSettings settings =
        new RenewalSettings(
            selector,
            atPercentOfLifetime,
            beforeExpiry,
            windows == null
                ? List.of()
                : windows.stream().map(window -> required("windows", window).checked()).toList(),
            jitter == null ? Duration.ZERO : jitter,
            maxInFlight);
    RenewalPolicy.of(settings);
    return settings;
  }

  /** One of the windows. */
  record WindowBody(@Nullable String cron, @Nullable Duration length, @Nullable String zone) {
    RenewalSettings.Window checked() {
      return new RenewalSettings.Window(
          required("windows.cron", cron),
          required("windows.length", length),
          required("windows.zone", zone));
    }
  }
}
