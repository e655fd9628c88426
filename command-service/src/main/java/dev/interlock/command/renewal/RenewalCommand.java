package dev.interlock.command.renewal;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import java.time.Instant;

/** Asks for a change of policies or freezes, in the words of what then is so. */
sealed interface RenewalCommand extends LocalCommand {

  /** What is so when it was accepted. */
  RenewalEvent wanted();

  @Override
  default String aggregateId() {
    return wanted().aggregateId();
  }

  @Override
  default Instant at() {
    return wanted().at();
  }

  /** Have a policy, instead of what it says now. */
  record SetRenewalPolicy(RenewalPolicySet wanted) implements RenewalCommand {}

  /** Have a policy no more. */
  record DeleteRenewalPolicy(RenewalPolicyDeleted wanted) implements RenewalCommand {}

  /** Have a freeze, instead of the one of that name. */
  record SetFreeze(FreezeSet wanted) implements RenewalCommand {}

  /** Call a freeze off. */
  record DeleteFreeze(FreezeDeleted wanted) implements RenewalCommand {}
}
