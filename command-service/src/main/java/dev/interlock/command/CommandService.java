package dev.interlock.command;

import dev.interlock.chassis.InterlockService;
import dev.interlock.chassis.Schema;
import dev.interlock.chassis.WaitForServers;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command service as a process of its own; its settings are in command-service.yaml. */
@InterlockService
@ImportAutoConfiguration(TaskSchedulingAutoConfiguration.class)
@EnableScheduling
public class CommandService {

  /** The application, ready to run beside others in one process. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(CommandService.class)
        .properties("spring.config.name=chassis,command-service");
  }

  /** Runs the service until it is told to stop. */
  public static void main(String[] args) {
    application().listeners(new WaitForServers()).run(args);
  }

  @Bean
  Schema schema() {
    return new Schema("command");
  }
}
