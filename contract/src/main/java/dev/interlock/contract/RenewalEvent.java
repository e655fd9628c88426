package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people said about when rotations start by themselves, and what is in the way. */
public sealed interface RenewalEvent extends Event {

  /**
   * A policy holds from now on, instead of what it said before.
   *
   * @param by the access key that asked
   */
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

  /**
   * Somebody should see to it that a certificate is renewed in time, instead of what was said of it
   * before.
   *
   * @param stages that present it
   * @param policy that is to renew it, if there is one
   * @param lastSafeStart the last moment from which a rotation can be expected to end before the
   *     certificate expires
   * @param slowestBackend the backend that this moment depends on, if there is one
   * @param detail for people: what is wrong, and what to do
   */
  @WireName("renewal-at-risk")
  record RenewalAtRisk(
      String certificateId,
      RenewalRisk risk,
      List<String> stages,
      @Nullable String policy,
      Instant lastSafeStart,
      @Nullable String slowestBackend,
      String detail,
      Instant at)
      implements RenewalEvent {
    @Override
    public String aggregateId() {
      return certificateRenewalId(certificateId);
    }

    /** Whether both are the same but for when they were said. */
    public boolean saysTheSameAs(RenewalAtRisk other) {
      return equals(
          new RenewalAtRisk(
              other.certificateId,
              other.risk,
              other.stages,
              other.policy,
              other.lastSafeStart,
              other.slowestBackend,
              other.detail,
              at));
    }
  }

  /** Nothing is wrong with the renewal of a certificate any more. */
  @WireName("renewal-risk-ended")
  record RenewalRiskEnded(String certificateId, Instant at) implements RenewalEvent {
    @Override
    public String aggregateId() {
      return certificateRenewalId(certificateId);
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

  /** The aggregate of what is wrong with the renewal of a certificate. */
  static String certificateRenewalId(String certificateId) {
    return "renewal/" + certificateId;
  }
}
