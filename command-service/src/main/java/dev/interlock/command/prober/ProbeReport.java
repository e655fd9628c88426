package dev.interlock.command.prober;

import dev.interlock.contract.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backend instance did with each certificate and with the two negative controls.
 *
 * @param certificates by certificate id, in the order they were given
 * @param untrusted with a certificate that no backend trusts
 * @param anonymous with no certificate
 */
public record ProbeReport(Map<String, Attempt> certificates, Attempt untrusted, Attempt anonymous) {

  /** Keeps the order of the certificates. */
  public ProbeReport {
    certificates = Collections.unmodifiableMap(new LinkedHashMap<>(certificates));
  }

  /**
   * The attempt with this certificate.
   *
   * @throws IllegalArgumentException if it was not among those to try
   */
  public Attempt with(String certificateId) {
    Attempt attempt = certificates.get(certificateId);
    if (attempt == null) {
      throw new IllegalArgumentException("certificate %s was not probed".formatted(certificateId));
    }
    return attempt;
  }

  /**
   * Whether the backend tells clients apart: it asked for a certificate and refused both the
   * untrusted one and none. Without this, that a certificate was accepted proves no trust in it.
   */
  public boolean discriminates() {
    return refusedWhenAsked(untrusted) && refusedWhenAsked(anonymous);
  }

  private static boolean refusedWhenAsked(Attempt attempt) {
    return attempt.verdict() == Verdict.REFUSED && attempt.certificateRequested();
  }
}
