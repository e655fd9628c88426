package dev.interlock.gateway.metrics;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.proxy.Completed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts requests and times backends, by stage. */
public final class RequestMetrics implements Consumer<Completed> {
  private final MeterRegistry meters;
  private final Map<Answered, Counter> requests = new ConcurrentHashMap<>();
  private final Map<StageRef, Timer> backends = new ConcurrentHashMap<>();

  private record Answered(@Nullable StageRef stage, String status) {}

  /** Measures nothing yet. */
  public RequestMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void accept(Completed request) {
    StageRef stage = request.method() == null ? null : request.method().stage();
    Integer status = request.status();
    // Of the caller's words nothing becomes a label: there is no end of them.
    String statusClass = status == null ? "none" : status / 100 + "xx";
    requests.computeIfAbsent(new Answered(stage, statusClass), this::counter).increment();
    if (stage != null && request.backend() != null) {
      backends.computeIfAbsent(stage, this::timer).record(request.backend().latency());
    }
  }

  private Counter counter(Answered answered) {
    return Counter.builder("interlock.gateway.requests")
        .description("Requests that are over; of status none those whose caller went before")
        .tag("stage", answered.stage() == null ? "none" : answered.stage().toString())
        .tag("status", answered.status())
        .register(meters);
  }

  private Timer timer(StageRef stage) {
    return Timer.builder("interlock.gateway.backend.latency")
        .description("From the call of a backend to the head of its answer")
        .tag("stage", stage.toString())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(meters);
  }
}
