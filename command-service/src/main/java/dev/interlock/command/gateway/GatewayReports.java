package dev.interlock.command.gateway;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.gateway.GatewayCommand.JoinGateway;
import dev.interlock.command.gateway.GatewayCommand.LeaveGateway;
import dev.interlock.command.stage.StageCommand.RecordPresentation;
import dev.interlock.command.stage.StageDirectory;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what gateways say of themselves, which comes by Kafka, where nobody waits for an answer.
 */
@Component
public class GatewayReports {
  private static final Logger log = LoggerFactory.getLogger(GatewayReports.class);

  private final Commands commands;
  private final Gateways gateways;
  private final StageDirectory stages;
  private final Clock clock;

  GatewayReports(Commands commands, Gateways gateways, StageDirectory stages, Clock clock) {
    this.commands = commands;
    this.gateways = gateways;
    this.stages = stages;
    this.clock = clock;
  }

  /** Records what is new of a report; one that makes no sense is logged and dropped. */
  public void take(GatewayReport report) {
    Instant now = clock.instant();
    try {
      ReportRules.require(report);
      switch (report) {
        case GatewayAnnouncement announcement ->
            commands.send(new JoinGateway(announcement.gatewayId(), announcement.runId(), now));
        case PresentationReport presentation -> record(presentation, now);
        case GatewayFarewell farewell -> {
          if (gateways.isJoined(farewell.gatewayId())) {
            commands.send(new LeaveGateway(farewell.gatewayId(), farewell.runId(), now));
          }
        }
      }
      gateways.heard(report.gatewayId(), now);
    } catch (Refusal refusal) {
      log.warn("Dropped {}: {}", report, refusal.getMessage());
    }
  }

  private void record(PresentationReport report, Instant now) {
    if (!gateways.isJoined(report.gatewayId())) {
      log.warn(
          "Ignored what gateway {} presents at {}: it has not announced itself, or was removed",
          report.gatewayId(),
          report.stage());
    } else if (stages.find(report.stage()).isPresent()) {
      commands.send(
          new RecordPresentation(report.stage(), report.gatewayId(), report.presentation(), now));
    }
  }
}
