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
public record ProbeReport(Map<String, Outcome> certificates, Outcome untrusted, Outcome anonymous) {

  /** Keeps the order of the certificates. */
  public ProbeReport {
    certificates = Collections.unmodifiableMap(new LinkedHashMap<>(certificates));
  }

  /**
   * The outcome with this certificate.
   *
   * @throws IllegalArgumentException if it was not among those to try
   */
  public Outcome with(String certificateId) {
    Outcome outcome = certificates.get(certificateId);
    if (outcome == null) {
      throw new IllegalArgumentException("certificate %s was not probed".formatted(certificateId));
    }
    return outcome;
  }

  /**
   * Whether the backend tells clients apart: it refused both the untrusted certificate and none.
   * Without this, that a certificate was accepted proves no trust in it.
   */
  public boolean discriminates() {
    return untrusted.verdict() == Verdict.REFUSED && anonymous.verdict() == Verdict.REFUSED;
  }
}
