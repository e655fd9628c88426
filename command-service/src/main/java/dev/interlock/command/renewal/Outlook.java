package dev.interlock.command.renewal;

import dev.interlock.command.backend.BackendPace;
import dev.interlock.command.renewal.Plan.Chosen;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that the renewal of certificates follows from, beside the certificates.
 *
 * @param policies by name
 * @param paces of all backends, by their ids
 */
record Outlook(List<TaggedPolicy> policies, List<Freeze> freezes, Map<String, BackendPace> paces) {

  /** The earliest start; what never starts comes last. */
  private static final Comparator<Chosen> FIRST =
      Comparator.comparing((Chosen one) -> one.renewal().begins().orElse(Instant.MAX))
          .thenComparing(Chosen::policy);

  /** The policies that are about a certificate. */
  List<TaggedPolicy> about(Map<String, String> tags) {
    return policies.stream().filter(policy -> policy.isAbout(tags)).toList();
  }

  /** What becomes of certificates. */
  List<Plan> plans(Collection<PresentedCertificate> certificates, Instant now) {
    return certificates.stream().map(certificate -> plan(certificate, now)).toList();
  }

  /** What becomes of a certificate. */
  Plan plan(PresentedCertificate certificate, Instant now) {
    RotationTime time =
        RotationTime.of(
            certificate.backends().stream().map(paces::get).filter(Objects::nonNull).toList());
    List<TaggedPolicy> about = about(certificate.tags());
    Optional<Chosen> chosen =
        about.stream().map(policy -> chosen(policy, certificate, time, now)).min(FIRST);
    return new Plan(certificate, time, about.stream().map(TaggedPolicy::name).toList(), chosen);
  }

  private Chosen chosen(
      TaggedPolicy policy, PresentedCertificate certificate, RotationTime time, Instant now) {
    return new Chosen(
        policy.name(),
        policy
            .policy()
            .renewal(
                certificate.certificateId(),
                certificate.validity(),
                time.reserved(),
                freezes,
                now));
  }
}
