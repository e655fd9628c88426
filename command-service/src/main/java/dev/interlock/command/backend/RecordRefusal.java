package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.http.Reason;
import dev.interlock.contract.TrustRefusal;
import java.time.Instant;

/**
 * Record that an instance says which bundle it could not take.
 *
 * @throws dev.interlock.command.Refusal when its reason is no line of words
 */
record RecordRefusal(TrustRefusal refusal, Instant at) implements LocalCommand {
  RecordRefusal {
    new Reason(refusal.reason()).given();
  }

  @Override
  public String aggregateId() {
    return refusal.backendId();
  }
}
