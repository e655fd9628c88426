package dev.interlock.contract;

import java.time.Instant;

/** What people said about when rotations start by themselves. */
public sealed interface RenewalEvent extends Event {

  /** What people call it. */
  String name();

  /** The access key that asked. */
  String by();

  /** A policy holds from now on, instead of what it said before. */
  @WireName("renewal-policy-set")
  record RenewalPolicySet(String name, RenewalSettings settings, String by, Instant at)
      implements RenewalEvent {
    @Override
    public String aggregateId() {
      return policyId(name);
    }
  }

  /** A policy holds no more. */
  @WireName("renewal-policy-deleted")
  record RenewalPolicyDeleted(String name, String by, Instant at) implements RenewalEvent {
    @Override
    public String aggregateId() {
      return policyId(name);
    }
  }

  /**
   * No rotation starts by itself in a time, instead of the one that was said before.
   *
   * @param from its first moment
   * @param until the first moment after it
   */
  @WireName("freeze-set")
  record FreezeSet(String name, Instant from, Instant until, String by, Instant at)
      implements RenewalEvent {
    @Override
    public String aggregateId() {
      return freezeId(name);
    }
  }

  /** The freeze is called off. */
  @WireName("freeze-deleted")
  record FreezeDeleted(String name, String by, Instant at) implements RenewalEvent {
    @Override
    public String aggregateId() {
      return freezeId(name);
    }
  }

  /** The aggregate of a policy. */
  static String policyId(String name) {
    return "renewal-policy/" + name;
  }

  /** The aggregate of a freeze. */
  static String freezeId(String name) {
    return "freeze/" + name;
  }
}
