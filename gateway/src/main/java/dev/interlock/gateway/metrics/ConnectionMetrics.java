package dev.interlock.gateway.metrics;

import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.connections.Presented;
import dev.interlock.gateway.connections.Presented.OldConnections;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The connections to backends, by stage. */
public final class ConnectionMetrics {
  private final Connections connections;
  private final MultiGauge open;
  private final MultiGauge old;

  /** Measures from now on. */
  public ConnectionMetrics(Connections connections, MeterRegistry meters) {
    this.connections = connections;
    open =
        MultiGauge.builder("interlock.gateway.connections")
            .description("Open connections that present what the stage presents now")
            .register(meters);
    old =
        MultiGauge.builder("interlock.gateway.connections.old")
            .description("Open connections that present what the stage presented before")
            .register(meters);
    connections.listen(stage -> update());
  }

  /** The stages of now. */
  private void update() {
    List<Presented> presented = connections.presented();
    open.register(rows(presented, Presented::connections), true);
    old.register(rows(presented, ConnectionMetrics::old), true);
  }

  private static double old(Presented stage) {
    return stage.old().stream().mapToInt(OldConnections::connections).sum();
  }

  private Iterable<Row<?>> rows(List<Presented> presented, ToDoubleFunction<Presented> value) {
    return presented.stream()
        .<Row<?>>map(
            stage ->
                Row.of(
                    Tags.of("stage", stage.stage().toString()),
                    () ->
                        connections
                            .presented(stage.stage())
                            .map(now -> value.applyAsDouble(now))
                            .orElse(0.0)))
        .toList();
  }
}
