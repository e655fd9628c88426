package dev.interlock.standalone.lint;

import dev.interlock.lint.BundleLint;
import dev.interlock.lint.Finding;
import dev.interlock.lint.NamedCertificate;
import dev.interlock.lint.Needs;
import dev.interlock.lint.PemBundle;
import dev.interlock.lint.Severity;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One file, and what is wrong with it; the members are those of the JSON. */
record LintedFile(String file, List<Certificate> certificates, List<Found> findings) {

  /**
   * A certificate of the file.
   *
   * @param name its place in the file, from 1 on
   * @param subject distinguished name (RFC 2253)
   * @param fingerprint SHA-256 of the DER encoding, lower-case hexadecimal
   */
  record Certificate(
      String name,
      String subject,
      String fingerprint,
      Instant notBefore,
      Instant notAfter,
      boolean inUse) {}

  /** A finding, with the names of its rule and certificates. */
  record Found(
      Severity severity, String rule, List<String> certificates, String why, String remedy) {}

  static LintedFile of(
      String file,
      PemBundle bundle,
      List<NamedCertificate> presented,
      Instant now,
      Duration notice) {
    Needs needs = Needs.of(bundle.certificates(), presented, now);
    return new LintedFile(
        file,
        bundle.certificates().stream().map(one -> certificate(one, presented)).toList(),
        Stream.concat(
                bundle.findings().stream(),
                new BundleLint(now, notice).lint(bundle.certificates(), needs).stream())
            .map(LintedFile::found)
            .sorted(Comparator.comparing(Found::severity))
            .toList());
  }

  long count(Severity severity) {
    return findings.stream().filter(found -> found.severity() == severity).count();
  }

  private static Found found(Finding finding) {
    return new Found(
        finding.severity(),
        finding.rule().id(),
        finding.certificates(),
        finding.why(),
        finding.remedy());
  }

  private static Certificate certificate(NamedCertificate named, List<NamedCertificate> presented) {
    X509Certificate certificate = named.certificate();
    return new Certificate(
        named.name(),
        certificate.getSubjectX500Principal().getName(),
        fingerprint(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        presented.stream().anyMatch(one -> one.certificate().equals(certificate)));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 and DER are part of every Java platform", e);
    }
  }
}
