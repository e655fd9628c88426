package dev.interlock.saga;

import dev.interlock.chassis.InterlockService;
import dev.interlock.chassis.Schema;
import dev.interlock.chassis.WaitForServers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** The rotation saga as a process; its settings are in {@code saga.yaml}. */
@InterlockService
public class SagaService {

  /** Runs the service until it is told to stop. */
  public static void main(String[] arguments) {
    application().listeners(new WaitForServers()).run(arguments);
  }

  /** The application, for whoever runs it beside others in one process. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(SagaService.class)
        .properties("spring.config.name=chassis,saga");
  }

  @Bean
  Schema schema() {
    return new Schema("saga");
  }
}
