package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.backend.ProbeOrders.Order;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import java.time.Instant;

/** Record what the probe showed that an order asked for. */
record RecordProbe(Order order, ProbeRecorded probe) implements LocalCommand {
  @Override
  public String aggregateId() {
    return order.backendId();
  }

  @Override
  public Instant at() {
    return probe.at();
  }
}
