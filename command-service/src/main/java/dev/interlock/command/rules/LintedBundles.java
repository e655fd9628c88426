package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.BundleFindings;
import dev.interlock.command.backend.BundleGuard;
import dev.interlock.contract.TrustAnchor;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.lint.BundleLint;
import dev.interlock.lint.Finding;
import dev.interlock.lint.NamedCertificate;
import dev.interlock.lint.Needs;
import dev.interlock.lint.PemBundle;
import dev.interlock.lint.Severity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** No bundle shuts out a certificate that must work, as far as that can be told beforehand. */
@Component
class LintedBundles implements BundleGuard, BundleFindings {
  // Clocks of two machines differ: a certificate just made may start in this one's future.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  // Parts two certificates of one authority without a refused request.
  private static final String SEPARATE =
      "Let the stages that present %2$s present %1$s instead, unbind the backend from them and bind"
          + " it again, which takes %2$s out of its bundle, then rotate %1$s to a generated"
          + " certificate.";

  @Override
  public void mayTrust(
      String backendId,
      Collection<TrustedCertificate> now,
      Collection<TrustedCertificate> next,
      Set<String> inUse,
      Instant at) {
    // Named one by one, since an authority that comes with one of them is nobody's need.
    Set<String> toCome = ids(next);
    toCome.removeAll(ids(now));
    toCome.removeAll(inUse);
    Set<String> shutOutBefore =
        errors(now, inUse::contains, toCome::contains, at)
            .map(LintedBundles::sufferer)
            .collect(Collectors.toSet());
    List<Finding> reasons =
        errors(next, inUse::contains, toCome::contains, at)
            .filter(
                found ->
                    toCome.contains(sufferer(found))
                        || (found.rule().betweenCertificates()
                            && !shutOutBefore.contains(sufferer(found))))
            .toList();
    refuse("Backend %s cannot be told to trust that: ".formatted(backendId), reasons);
  }

  @Override
  public void mayRotate(
      BackendTrust backend,
      TrustBundle bundle,
      TrustedCertificate old,
      @Nullable TrustedCertificate successor,
      Instant at) {
    SharedAuthorities.requireNone(backend.backendId(), old, bundle.certificates(), SEPARATE);
    if (!backend.accepts(old.certificateId())) {
      refuse(
          "Backend %s shuts out the certificate in use already: ".formatted(backend.backendId()),
          errors(bundle.certificates(), old.certificateId()::equals, none -> false, at)
              .filter(found -> found.rule().betweenCertificates())
              .toList());
    }
    if (successor != null) {
      SharedAuthorities.requireNone(
          backend.backendId(), old, List.of(successor), "Rotate to a generated certificate first.");
      List<TrustedCertificate> next = new ArrayList<>(bundle.certificates());
      next.add(successor);
      mayTrust(backend.backendId(), bundle.certificates(), next, backend.bundle(), at);
    }
  }

  @Override
  public List<BundleFinding> of(
      Collection<TrustedCertificate> bundle, Set<String> inUse, Set<String> toCome, Instant at) {
    return findings(bundle, inUse::contains, toCome::contains, at)
        .map(
            found ->
                new BundleFinding(
                    found.severity().name(),
                    found.rule().id(),
                    found.certificates(),
                    found.why(),
                    found.remedy()))
        .toList();
  }

  private static Stream<Finding> errors(
      Collection<TrustedCertificate> bundle,
      Predicate<String> inUse,
      Predicate<String> toCome,
      Instant at) {
    return findings(bundle, inUse, toCome, at).filter(found -> found.severity() == Severity.ERROR);
  }

  private static Stream<Finding> findings(
      Collection<TrustedCertificate> bundle,
      Predicate<String> inUse,
      Predicate<String> toCome,
      Instant at) {
    List<NamedCertificate> named =
        TrustAnchor.of(bundle).stream().flatMap(LintedBundles::named).toList();
    Needs needs =
        new Needs(
            named.stream().filter(one -> inUse.test(one.name())).toList(),
            named.stream().filter(one -> toCome.test(one.name())).toList());
    return new BundleLint(at.plus(CLOCK_SKEW), Duration.ZERO).lint(named, needs).stream();
  }

  private static Stream<NamedCertificate> named(TrustAnchor anchor) {
    return PemBundle.read(anchor.pem()).certificates().stream()
        .map(NamedCertificate::certificate)
        .map(certificate -> new NamedCertificate(name(anchor, certificate), certificate));
  }

  /** An authority is nobody's need, so its name is that of no certificate. */
  private static String name(TrustAnchor anchor, X509Certificate certificate) {
    return anchor.authority()
        ? "%s (an authority of %s)"
            .formatted(certificate.getSubjectX500Principal().getName(), anchor.certificateId())
        : anchor.certificateId();
  }

  private static Set<String> ids(Collection<TrustedCertificate> bundle) {
    return bundle.stream()
        .map(TrustedCertificate::certificateId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String sufferer(Finding found) {
    return found.certificates().getFirst();
  }

  private static void refuse(String what, List<Finding> reasons) {
    if (!reasons.isEmpty()) {
      throw Refusal.conflict(
          reasons.stream()
              .map(found -> found.why() + " " + found.remedy())
              .collect(Collectors.joining(" ", what, "")));
    }
  }
}
