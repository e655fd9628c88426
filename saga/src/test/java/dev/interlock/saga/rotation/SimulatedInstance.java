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
  final boolean looksAtExpiry;

  SimulatedInstance(String backendId, String name, Set<String> trusts) {
    this.backendId = backendId;
    this.name = name;
    this.trusts = trusts;
    this.looksAtExpiry = !name.endsWith("1"); // each backend has one of either kind
  }

  void heal() {
    down = false;
    lying = false;
    acceptsAnybody = false;
  }

  Finding asked(String certificateId, boolean expired) {
    return finding(trusts.contains(certificateId) && !(expired && looksAtExpiry));
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
