package dev.interlock.query.page;

import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.trust.Proof;
import dev.interlock.query.backend.BackendEvidence.CertificateEvidence;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an instance has shown of a certificate, in words.
 *
 * @param tone {@code good} when it is what the phase asks, {@code other} when it is the opposite,
 *     {@code open} when nothing is proved
 * @param detail what the last probe found, or empty
 */
record EvidenceCell(String tone, String mark, String text, String detail) {
  private static final Set<RotationPhase> WITHDRAWN =
      EnumSet.of(RotationPhase.ROLLING_BACK, RotationPhase.WITHDRAWING, RotationPhase.REHEARSED);

  static EvidenceCell ofOld(CertificateEvidence evidence, RotationPhase phase, Words words) {
    Proof wanted =
        phase == RotationPhase.UNTRUSTING || phase == RotationPhase.RETIRED
            ? Proof.REFUSES
            : Proof.ACCEPTS;
    return of(evidence, wanted, words);
  }

  static EvidenceCell ofNew(CertificateEvidence evidence, RotationPhase phase, Words words) {
    Proof wanted = WITHDRAWN.contains(phase) ? Proof.REFUSES : Proof.ACCEPTS;
    return of(evidence, wanted, words);
  }

  private static EvidenceCell of(CertificateEvidence evidence, Proof wanted, Words words) {
    String detail = detail(evidence, words);
    return switch (evidence.proof()) {
      case ACCEPTS -> proved(wanted == Proof.ACCEPTS, "accepts it", detail);
      case REFUSES -> proved(wanted == Proof.REFUSES, "refuses it", detail);
      case UNKNOWN -> new EvidenceCell("open", "○", "not proved yet", detail);
    };
  }

  private static EvidenceCell proved(boolean wanted, String text, String detail) {
    return wanted
        ? new EvidenceCell("good", "✓", text, detail)
        : new EvidenceCell("other", "△", "still " + text, detail);
  }

  private static String detail(CertificateEvidence evidence, Words words) {
    if (evidence.verdict() == null || evidence.probedAt() == null) {
      return "";
    }
    String verdict = evidence.verdict().name().toLowerCase(Locale.ROOT);
    return "probe %s: %s, %s"
        .formatted(words.time(evidence.probedAt()), verdict, evidence.detail());
  }
}
