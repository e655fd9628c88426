package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import dev.interlock.command.http.NativeApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says which rotations are to be expected. */
@NativeApi
class ForecastController {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  private final Outlooks outlooks;
  private final PresentedCertificates certificates;
  private final Clock clock;

  ForecastController(Outlooks outlooks, PresentedCertificates certificates, Clock clock) {
    this.outlooks = outlooks;
    this.certificates = certificates;
    this.clock = clock;
  }

  @GetMapping("/v1/forecast")
  Forecast forecast(@RequestParam(defaultValue = "400") String days) {
    Instant now = clock.instant();
    return Forecast.of(outlooks.at(now), certificates.list(), now, now.plus(checked(days)));
  }

  private static Duration checked(String days) {
    Duration horizon =
        NUMBER.matcher(days).matches() ? Duration.ofDays(Integer.parseInt(days)) : Duration.ZERO;
    if (horizon.isZero() || horizon.compareTo(RenewalPolicy.HORIZON) > 0) {
      throw Refusal.invalid("days", "days '%s' is not a number from 1 to 400".formatted(days));
    }
    return horizon;
  }
}
