package dev.interlock.command.backend;

import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param old the certificate to be replaced
   * @param successor the one to replace it by, or null when it is yet to be generated
   * @throws dev.interlock.command.Refusal CONFLICT when another certificate of the bundle is in its
   *     way, and the backend has not proved to accept it all the same; when servers would refuse
   *     the successor; or when they would go on to accept the old one because of an authority
   */
  void mayRotate(
      BackendTrust backend,
      TrustBundle bundle,
      TrustedCertificate old,
      @Nullable TrustedCertificate successor,
      Instant at);
}
