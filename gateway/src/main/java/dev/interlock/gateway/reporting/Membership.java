package dev.interlock.gateway.reporting;

import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether rotations wait for this gateway, as the log has it. One that they do not wait for must
 * not serve: it could present what was replaced and is refused by now.
 */
public final class Membership {
  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  private final GatewayRun self;
  private final Reporter reporter;
  private final CompletableFuture<Void> admitted = new CompletableFuture<>();

  /** The run in whose name the gateway has joined; null when it has not, or has left. */
  private @Nullable String joined;

  /** Of a gateway that has announced nothing yet. */
  public Membership(GatewayRun self, Reporter reporter) {
    this.self = self;
    this.reporter = reporter;
  }

  /** Done when rotations wait for it. */
  public CompletableFuture<Void> admitted() {
    return admitted;
  }

  /** Takes the next event of a gateway, whichever. */
  public synchronized void on(GatewayEvent event) {
    if (!event.gatewayId().equals(self.gatewayId())) {
      return;
    }
    switch (event) {
      case GatewayJoined join -> join(join.runId());
      case GatewayLeft left -> leave(left);
    }
  }

  private void join(String runId) {
    if (runId.equals(self.runId())) {
      log.info("Rotations wait for {}", self.gatewayId());
      joined = runId;
      admit();
    } else {
      if (self.runId().equals(joined)) {
        log.error(
            "Another gateway runs as {}. Rotations take the two for one: set interlock.gateway.name"
                + " of each to a name of its own",
            self.gatewayId());
      }
      joined = runId;
    }
  }

  private void leave(GatewayLeft left) {
    joined = null;
    if (admitted.isDone()) {
      log.warn(
          "{} was removed by {}: {}. It serves, and joins again",
          self.gatewayId(),
          left.by(),
          left.reason());
      reporter.announceAgain();
    }
  }

  /**
   * Serves although nobody has heard of this run, where rotations wait for an earlier one of it all
   * the same. To be called when the log has been read.
   */
  public synchronized void settleForAnEarlierRun() {
    if (joined != null && !admitted.isDone()) {
      log.warn(
          "The command service has not heard of this run of {} yet; rotations wait for the run {}",
          self.gatewayId(),
          joined);
      admit();
    } else if (joined == null) {
      log.warn(
          "{} waits for the command service: rotations do not know of it yet, and it must not serve"
              + " before",
          self.gatewayId());
    }
  }

  private void admit() {
    reporter.reportAll();
    admitted.complete(null);
  }
}
