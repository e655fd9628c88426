package dev.interlock.agent.trust;

import dev.interlock.lint.BundleLint;
import dev.interlock.lint.Finding;
import dev.interlock.lint.NamedCertificate;
import dev.interlock.lint.Needs;
import dev.interlock.lint.PemBundle;
import dev.interlock.lint.Rule;
import dev.interlock.lint.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a bundle before a server gets it: every certificate that could be presented must verify
 * against the bundle as servers do it. What is wrong with the file of now is no reason to refuse
 * the next one, which may be the way out.
 */
public final class BundleCheck {
  /** An error, and the certificate that suffers. */
  private record Fault(Rule rule, String fingerprint) {}

  private record Error(Fault fault, String text) {}

  private BundleCheck() {}

  /**
   * Passes, or says what the next file would break.
   *
   * @param present what the server has now; blank for nothing
   * @throws BundleRefused if the next file cannot be read, or shuts out who is not shut out now
   */
  public static void require(String present, TrustText next, Instant now) throws BundleRefused {
    List<Finding> unreadable =
        PemBundle.read(next.pem()).findings().stream().filter(BundleCheck::isError).toList();
    if (!unreadable.isEmpty()) {
      throw new BundleRefused(said(unreadable.stream().map(Finding::why)));
    }
    Set<Fault> known = errors(present, now).map(Error::fault).collect(Collectors.toSet());
    List<String> worse =
        errors(next.pem(), now)
            .filter(error -> !known.contains(error.fault()))
            .map(Error::text)
            .toList();
    if (!worse.isEmpty()) {
      throw new BundleRefused(said(worse.stream()));
    }
  }

  private static String said(Stream<String> reasons) {
    return "the bundle would shut out clients: "
        + reasons.map(why -> why.replaceAll("\\p{Cntrl}", "?")).collect(Collectors.joining(" "));
  }

  private static Stream<Error> errors(String pem, Instant now) {
    List<NamedCertificate> bundle = PemBundle.read(pem).certificates();
    return new BundleLint(now, Duration.ZERO)
        .lint(bundle, Needs.of(bundle, List.of(), now)).stream()
            .filter(BundleCheck::isError)
            .map(
                finding ->
                    new Error(
                        new Fault(
                            finding.rule(), fingerprint(bundle, finding.certificates().getFirst())),
                        finding.why()));
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private static String fingerprint(List<NamedCertificate> bundle, String name) {
    return bundle.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> Digest.fingerprint("SHA-256", one.certificate()))
        .orElse("");
  }
}
