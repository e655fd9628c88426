package dev.interlock.query;

import dev.interlock.chassis.InterlockService;
import dev.interlock.chassis.Schema;
import dev.interlock.chassis.WaitForServers;
import dev.interlock.messaging.Json;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** The read side as a process; its settings are in {@code query-service.yaml}. */
@InterlockService
@ImportAutoConfiguration(ThymeleafAutoConfiguration.class)
public class QueryService {

  /** Runs the service until it is told to stop. */
  public static void main(String[] arguments) {
    application().listeners(new WaitForServers()).run(arguments);
  }

  /** The application, for whoever runs it beside others in one process. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(QueryService.class)
        .properties("spring.config.name=chassis,query-service");
  }

  @Bean
  Schema schema() {
    return new Schema("query");
  }

  @Bean
  JsonMapper jsonMapper() {
    return Json.configure(JsonMapper.builder())
        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
        .build();
  }
}
