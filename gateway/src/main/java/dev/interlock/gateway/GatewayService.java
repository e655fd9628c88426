package dev.interlock.gateway;

import dev.interlock.chassis.InterlockProcess;
import dev.interlock.chassis.WaitForServers;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;

/** The gateway as a process; its settings are in {@code gateway.yaml}. */
@InterlockProcess
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  PrometheusMetricsExportAutoConfiguration.class,
})
public class GatewayService {

  /** Runs the gateway until it is told to stop. */
  public static void main(String[] arguments) {
    application().listeners(WaitForServers.ofKafkaAlone()).run(arguments);
  }

  /** The application, for whoever runs it beside others in one process. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(GatewayService.class)
        .properties("spring.config.name=chassis,gateway");
  }
}
