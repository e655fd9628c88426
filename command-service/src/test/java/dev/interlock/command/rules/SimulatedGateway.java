package dev.interlock.command.rules;

import dev.interlock.command.RunningService;
import dev.interlock.command.gateway.GatewayReports;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway that has announced itself and says what it is told to say. */
record SimulatedGateway(RunningService service, String name) implements AutoCloseable {

  SimulatedGateway {
    take(service, new GatewayAnnouncement(name, "run-1", Instant.now()));
  }

  /** It presents this since before the last change of the stage. */
  void lags(StageRef stage, String certificate) {
    says(stage, new Presentation(followed(stage).minusNanos(1), certificate, "00ff", List.of()));
  }

  /** It presents this since the last change of the stage, and has no other connections. */
  void follows(StageRef stage, String certificate) {
    says(stage, new Presentation(followed(stage), certificate, "00ff", List.of()));
  }

  /** The same, and old connections present another one. */
  void follows(StageRef stage, String certificate, String old) {
    List<OldConnections> left = List.of(new OldConnections(old, "01ff", 3));
    says(stage, new Presentation(followed(stage), certificate, "00ff", left));
  }

  private void says(StageRef stage, Presentation presentation) {
    take(service, new PresentationReport(name, stage, presentation, Instant.now()));
  }

  private Instant followed(StageRef stage) {
    return Instant.parse(
        JdbcClient.create(service.database())
            .sql(
                """
                SELECT payload::jsonb->>'at' FROM command.event
                WHERE aggregate_identifier = ? AND type <> 'presentation-reported'
                ORDER BY global_index DESC LIMIT 1
                """)
            .param(stage.id())
            .query(String.class)
            .single());
  }

  /** It takes its leave. */
  @Override
  public void close() {
    take(service, new GatewayFarewell(name, Instant.now()));
  }

  private static void take(RunningService service, GatewayReport report) {
    service.bean(GatewayReports.class).take(report);
  }
}
