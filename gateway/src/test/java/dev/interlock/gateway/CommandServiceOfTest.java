package dev.interlock.gateway;

import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.TopicFollower;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads what gateways say, and has them join. */
public final class CommandServiceOfTest implements AutoCloseable {
  private final List<GatewayReport> reports = new CopyOnWriteArrayList<>();
  private final TopicFollower follower;

  /** Starts it. */
  public CommandServiceOfTest(ControlPlane controlPlane) {
    follower =
        new TopicFollower(
            controlPlane.settings(),
            Topics.GATEWAY_REPORTS,
            envelope -> {
              GatewayReport report = Envelopes.gatewayReport(envelope);
              if (report instanceof GatewayAnnouncement announced) {
                controlPlane.events().append(joined(announced));
              }
              reports.add(report);
            },
            () -> {});
    follower.start();
  }

  private static GatewayJoined joined(GatewayAnnouncement announced) {
    return new GatewayJoined(announced.gatewayId(), announced.runId(), Instant.EPOCH);
  }

  /** All that was said. */
  public List<GatewayReport> reports() {
    return List.copyOf(reports);
  }

  /** What was said of the stage. */
  public List<Presentation> presentations() {
    return reports.stream()
        .filter(PresentationReport.class::isInstance)
        .map(report -> ((PresentationReport) report).presentation())
        .toList();
  }

  @Override
  public void close() {
    follower.close();
  }
}
