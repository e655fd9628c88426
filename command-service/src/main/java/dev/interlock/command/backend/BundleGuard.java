package dev.interlock.command.backend;

import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Whether servers would let in with a bundle whom they must let in. */
public interface BundleGuard {

  /**
   * Asked before a bundle gets more certificates. What was wrong before is no reason to refuse.
   *
   * @param now what the backend is told to trust until then, in order
   * @param next what it would be told to trust, in order
   * @param inUse the ids of those that its stages present
   * @throws dev.interlock.command.Refusal CONFLICT when servers would refuse one that is added, or
   *     one in use because of those that are added
   */
  void mayTrust(
      String backendId,
      Collection<TrustedCertificate> now,
      Collection<TrustedCertificate> next,
      Set<String> inUse,
      Instant at);

  /**
   * Asked before a rotation starts.
   *
   * @param certificateId the certificate to be replaced
   * @throws dev.interlock.command.Refusal CONFLICT when another certificate of the bundle is in its
   *     way, and the backend has not proved to accept it all the same
   */
  void mayRotate(BackendTrust backend, TrustBundle bundle, String certificateId, Instant at);
}
