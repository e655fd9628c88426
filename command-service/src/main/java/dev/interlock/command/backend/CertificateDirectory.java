package dev.interlock.command.backend;

import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What a backend must know of certificates and of the stages that present them. */
public interface CertificateDirectory {

  /**
   * A certificate as it goes into a bundle; it is not deleted before the transaction ends.
   *
   * @throws dev.interlock.command.Refusal when there is none of that id
   */
  TrustedCertificate trusted(String certificateId);

  /** The ids of the certificates that the stages present now; a stage may present none. */
  Set<String> presentedBy(Collection<StageRef> stages);

  /** The ids of the certificates that the stages present now or their rotations may let them. */
  Set<String> neededBy(Collection<StageRef> stages);

  /**
   * Says nothing when the rotation may take the certificates from bundles.
   *
   * @throws dev.interlock.command.Refusal CONFLICT, naming what it may not take
   */
  void requireWithdrawable(Set<String> certificateIds, String rotationId);

  /**
   * Says nothing when no gateway would be refused by a backend that distrusts the certificates.
   *
   * @param stages those that the backend serves
   * @throws dev.interlock.command.Refusal CONFLICT, naming the gateways
   */
  void requireUnused(Set<String> certificateIds, Set<StageRef> stages, String rotationId);

  /** When a stage that presents one of the certificates now last changed, by its switch or else. */
  Optional<Instant> lastChange(Collection<String> certificateIds);

  /**
   * Says nothing when the stage exists.
   *
   * @throws dev.interlock.command.Refusal when it does not
   */
  void requireStage(StageRef stage);
}
