package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import java.time.Duration;
import java.time.Instant;

/**
 * Record what the probe showed that an order asked for, unless that is known already.
 *
 * @param confirmAfter how old the knowledge may be that is not worth confirming
 */
record RecordProbe(Order order, ProbeRecorded probe, Duration confirmAfter)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return order.backendId();
  }

  @Override
  public Instant at() {
    return probe.at();
  }
}
