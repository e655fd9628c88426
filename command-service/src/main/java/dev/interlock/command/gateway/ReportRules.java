package dev.interlock.command.gateway;

import dev.interlock.command.Refusal;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.Presentation;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a report must be so that it can be recorded; others write it, and nothing checked it. */
final class ReportRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern WORD = Pattern.compile("[!-~]{1,128}");
  private static final Duration SKEW = Duration.ofMinutes(5);

  private ReportRules() {}

  /**
   * Says nothing when the report can be recorded.
   *
   * @throws Refusal INVALID, naming the member that is missing or makes no sense
   */
  static void require(GatewayReport report, Instant now) {
    require("gatewayId", report.gatewayId(), NAME);
    switch (report) {
      case GatewayAnnouncement announcement -> require("runId", announcement.runId(), WORD);
      case PresentationReport said -> require(said, now);
      case GatewayFarewell farewell -> optional("runId", farewell.runId());
    }
  }

  private static void require(PresentationReport said, Instant now) {
    present("stage", said.stage());
    require("restApiId", said.stage().restApiId(), WORD);
    require("stageName", said.stage().stageName(), WORD);
    present("presentation", said.presentation());
    Presentation presentation = said.presentation();
    present("since", presentation.since());
    if (presentation.since().isAfter(now.plus(SKEW))
        || presentation.since().isBefore(Instant.EPOCH)) {
      throw Refusal.invalid(
          "since", "since is %s, no time of an event of the stage".formatted(presentation.since()));
    }
    optional("certificateId", presentation.certificateId());
    optional("fingerprint", presentation.fingerprint());
    presentation
        .oldConnections()
        .forEach(
            old -> {
              optional("oldConnections.certificateId", old.certificateId());
              optional("oldConnections.fingerprint", old.fingerprint());
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
