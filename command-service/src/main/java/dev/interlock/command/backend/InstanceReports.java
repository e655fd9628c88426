package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.InstanceReport;
import dev.interlock.contract.TrustRefusal;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes what instances say of their bundles, however it came. */
@Component
public class InstanceReports {
  private static final Logger log = LoggerFactory.getLogger(InstanceReports.class);
  private final Commands commands;
  private final Backends backends;
  private final InstanceDiscovery discovery;
  private final Clock clock;

  InstanceReports(Commands commands, Backends backends, InstanceDiscovery discovery, Clock clock) {
    this.commands = commands;
    this.backends = backends;
    this.discovery = discovery;
    this.clock = clock;
  }

  /** Takes one that came by Kafka, where nobody waits; one that makes no sense is dropped. */
  public void take(InstanceReport said) {
    try {
      record(said);
    } catch (Refusal refusal) {
      log.warn("Dropped {}: {}", said, refusal.getMessage());
    }
  }

  /**
   * Records what an instance says.
   *
   * @throws Refusal when it makes no sense
   */
  void record(InstanceReport said) {
    backends.require(said.backendId());
    commands.send(
        switch (said) {
          case Acknowledgement acknowledgement ->
              new AcknowledgeTrust(acknowledgement, clock.instant());
          case TrustRefusal refusal -> new RecordRefusal(refusal, clock.instant());
        });
    discovery.heard(said.backendId(), said.instance());
  }
}
