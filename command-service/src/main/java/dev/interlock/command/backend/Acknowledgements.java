package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Acknowledgement;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes acknowledgements that came by Kafka, where nobody waits for an answer. */
@Component
public class Acknowledgements {
  private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);
  private final Commands commands;
  private final Backends backends;
  private final InstanceDiscovery discovery;
  private final Clock clock;

  Acknowledgements(Commands commands, Backends backends, InstanceDiscovery discovery, Clock clock) {
    this.commands = commands;
    this.backends = backends;
    this.discovery = discovery;
    this.clock = clock;
  }

  /** Records an acknowledgement; one that makes no sense is logged and dropped. */
  public void take(Acknowledgement said) {
    try {
      backends.require(said.backendId());
      commands.send(new AcknowledgeTrust(said, clock.instant()));
      discovery.heard(said.backendId(), said.instance());
    } catch (Refusal refusal) {
      log.warn("Dropped {}: {}", said, refusal.getMessage());
    }
  }
}
