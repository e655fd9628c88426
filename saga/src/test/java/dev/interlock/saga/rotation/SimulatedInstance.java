package dev.interlock.saga.rotation;

import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import java.util.Set;

/** One running server: what it really trusts, whatever it says. */
final class SimulatedInstance {
  final String backendId;
  final String name;
  Set<String> trusts;
  int acknowledged;
  boolean down;
  boolean lying;
  boolean acceptsAnybody;

  SimulatedInstance(String backendId, String name, Set<String> trusts) {
    this.backendId = backendId;
    this.name = name;
    this.trusts = trusts;
  }

  void heal() {
    down = false;
    lying = false;
    acceptsAnybody = false;
  }

  Finding asked(String certificateId) {
    return finding(trusts.contains(certificateId));
  }

  Finding askedByStranger() {
    return finding(false);
  }

  private Finding finding(boolean known) {
    if (down) {
      return new Finding(Verdict.INCONCLUSIVE, "connection refused");
    }
    return new Finding(known || acceptsAnybody ? Verdict.ACCEPTED : Verdict.REFUSED, "");
  }
}
