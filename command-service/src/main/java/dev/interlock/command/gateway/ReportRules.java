package dev.interlock.command.gateway;

import dev.interlock.command.Refusal;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a report must be so that it can be recorded; others write it, and nothing checked it. */
final class ReportRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern WORD = Pattern.compile("[!-~]{1,128}");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private ReportRules() {}

  /**
   * Says nothing when the report can be recorded.
   *
   * @throws Refusal INVALID, naming the member that is missing or makes no sense
   */
  static void require(GatewayReport report) {
    require("gatewayId", report.gatewayId(), NAME);
    switch (report) {
      case GatewayAnnouncement announcement -> require("runId", announcement.runId(), WORD);
      case PresentationReport said -> require(said.stage(), said.presentation());
      case GatewayFarewell farewell -> optional("runId", farewell.runId());
    }
  }

  private static void require(StageRef stage, Presentation presentation) {
    present("stage", stage);
    require("restApiId", stage.restApiId(), WORD);
    require("stageName", stage.stageName(), WORD);
    present("presentation", presentation);
    Instant since = presentation.since();
    present("since", since);
    if (since.isBefore(Instant.EPOCH) || since.isAfter(END)) {
      throw Refusal.invalid("since", "since is %s, no time of an event".formatted(since));
    }
    optional("certificateId", presentation.certificateId());
    optional("fingerprint", presentation.fingerprint());
    presentation
        .oldConnections()
        .forEach(
            old -> {
              optional("oldConnections.certificateId", old.certificateId());
              optional("oldConnections.fingerprint", old.fingerprint());
              if (old.connections() < 1) {
                throw Refusal.invalid(
                    "oldConnections.connections",
                    "oldConnections.connections is %d".formatted(old.connections()));
              }
            });
  }

  private static void require(String member, @Nullable String value, Pattern allowed) {
    present(member, value);
    if (!allowed.matcher(String.valueOf(value)).matches()) {
      throw Refusal.invalid(member, "%s '%s' does not match %s".formatted(member, value, allowed));
    }
  }

  private static void optional(String member, @Nullable String value) {
    if (value != null) {
      require(member, value, WORD);
    }
  }

  /** What a message lacks is null, whatever its record declares. */
  private static void present(String member, @Nullable Object value) {
    if (value == null) {
      throw Refusal.invalid(member, "%s is missing".formatted(member));
    }
  }
}
