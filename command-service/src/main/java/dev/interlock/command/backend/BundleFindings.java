package dev.interlock.command.backend;

import dev.interlock.contract.TrustedCertificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is remarkable about a bundle before anybody is told of it. */
public interface BundleFindings {

  /**
   * Something that a rule found; the members are those of the JSON.
   *
   * @param severity ERROR, WARNING or NOTE
   * @param certificates the ids of those that it is about, the one that suffers first
   */
  record BundleFinding(
      String severity, String rule, List<String> certificates, String why, String remedy) {}

  /**
   * The findings, worst first.
   *
   * @param bundle in its order
   * @param inUse the ids of those that are presented then
   * @param toCome the ids of those that are to be presented next
   */
  List<BundleFinding> of(
      Collection<TrustedCertificate> bundle, Set<String> inUse, Set<String> toCome, Instant at);
}
