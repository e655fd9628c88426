package dev.interlock.query.page;

import dev.interlock.query.backend.BackendView;
import dev.interlock.query.backend.BackendView.Stranger;
import dev.interlock.query.backend.BackendView.Stranger.Kind;
import java.util.ArrayList;
import java.util.List;

/** What somebody should look into, one sentence each. */
final class Findings {
  private Findings() {}

  static List<String> of(List<BackendView> backends, long parked) {
    List<String> findings = new ArrayList<>();
    if (parked > 0) {
      findings.add(
          "%s could not be read and had no effect on what you see here. Upgrade the query service, then rebuild its tables."
              .formatted(Words.count(parked, "event")));
    }
    for (BackendView backend : backends) {
      backend.acceptsAnybody().forEach(stranger -> findings.add(sentence(backend, stranger)));
      backend
          .trustResidue()
          .forEach(
              residue ->
                  residue
                      .because()
                      .forEach(why -> findings.add("%s: %s".formatted(backend.backendId(), why))));
    }
    return findings;
  }

  private static String sentence(BackendView backend, Stranger stranger) {
    return "%s accepts anybody: %s let in a caller with %s. Make it verify client certificates."
        .formatted(
            backend.backendId(),
            stranger.instance(),
            stranger.presented() == Kind.NO_CERTIFICATE
                ? "no certificate"
                : "a certificate that nobody trusts");
  }
}
