package dev.interlock.command.renewal;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import java.time.Instant;

/** Asks for a change of policies, freezes or risks, in the words of what then is so. */
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

  /** Say that somebody should see to a renewal. */
  record ReportRisk(RenewalAtRisk wanted) implements RenewalCommand {}

  /** Say that nothing is wrong with a renewal any more. */
  record EndRisk(RenewalRiskEnded wanted) implements RenewalCommand {}
}
