package dev.interlock.command.inbox;

import dev.interlock.chassis.Readers;
import dev.interlock.command.backend.InstanceReports;
import dev.interlock.command.backend.Observations;
import dev.interlock.command.gateway.GatewayReports;
import dev.interlock.contract.Observation;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.TopicReader;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that this service reads. */
@Configuration
class Inbox {

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader commandReader(Readers readers, SagaCommands commands) {
    return readers.ofOurs("command-service-commands", List.of(Topics.COMMANDS), commands::handle);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader acknowledgementReader(Readers readers, InstanceReports reports) {
    return readers.ofOthers(
        "command-service-acknowledgements",
        List.of(Topics.ACKNOWLEDGEMENTS),
        envelope -> reports.take(Envelopes.instanceReport(envelope)));
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader observationReader(Readers readers, Observations observations) {
    return readers.ofOthers(
        "command-service-observations",
        List.of(Topics.OBSERVATIONS),
        envelope -> observations.take(Envelopes.message(envelope, Observation.class)));
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader gatewayReportReader(Readers readers, GatewayReports reports) {
    return readers.ofOthers(
        "command-service-gateway-reports",
        List.of(Topics.GATEWAY_REPORTS),
        envelope -> reports.take(Envelopes.gatewayReport(envelope)));
  }
}
