package dev.interlock.lint;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The certificates that servers must let in with the bundle; whatever else it holds may fail.
 *
 * @param inUse presented now: these must go on to work
 * @param toCome to be presented next
 */
public record Needs(List<NamedCertificate> inUse, List<NamedCertificate> toCome) {

  /** Fixes both lists. */
  public Needs {
    inUse = List.copyOf(inUse);
    toCome = List.copyOf(toCome);
  }

  /**
   * When nobody says what is to come: every other certificate of the bundle, but for those that
   * nobody would present, as they have expired or are CAs that sign nothing but certificates.
   */
  public static Needs of(List<NamedCertificate> bundle, List<NamedCertificate> inUse, Instant now) {
    return new Needs(
        inUse,
        bundle.stream()
            .filter(one -> !now.isAfter(one.certificate().getNotAfter().toInstant()))
            .filter(one -> presentable(one.certificate()))
            .toList());
  }

  /** Whether somebody could present it: not a CA that signs nothing but certificates. */
  public static boolean presentable(X509Certificate certificate) {
    return !Traits.actsAsCa(certificate) || Traits.forClients(certificate);
  }

  boolean inUse(X509Certificate certificate) {
    return inUse.stream().anyMatch(one -> one.certificate().equals(certificate));
  }

  boolean contain(X509Certificate certificate) {
    return all().anyMatch(one -> one.certificate().equals(certificate));
  }

  Stream<NamedCertificate> all() {
    return Stream.concat(inUse.stream(), toCome.stream());
  }
}
