package dev.interlock.command.authentication;

import dev.interlock.command.authentication.Admission.Admitted;
import dev.interlock.command.authentication.Admission.TooMany;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many requests each access key may make: a token bucket, as AWS's. */
@Component
class RequestRates {
  private final AuthenticationSettings.RateLimit limit;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RequestRates(AuthenticationSettings settings) {
    this.limit = settings.rateLimit();
  }

  /** Takes a token of the caller, if there is a limit. */
  Admission admit(Admitted admitted) {
    if (limit.requestsPerSecond() == 0) {
      return admitted;
    }
    ConsumptionProbe probe =
        buckets
            .computeIfAbsent(admitted.caller().accessKeyId(), id -> full())
            .tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? admitted
        : new TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(
            bandwidth ->
                bandwidth
                    .capacity(limit.capacity())
                    .refillGreedy(limit.requestsPerSecond(), Duration.ofSeconds(1)))
        .build();
  }
}
