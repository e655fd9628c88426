package dev.interlock.command.renewal;

import dev.interlock.command.renewal.PresentedCertificate.Pause;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A certificate that the stage {@code api/prod} presents. */
record CertificateFixture(
    String id,
    Validity validity,
    List<String> tags,
    @Nullable String rotation,
    @Nullable Pause pause) {

  /** One that is free, with empty values of these tags. */
  static CertificateFixture certificate(String id, Validity validity, String... tags) {
    return new CertificateFixture(id, validity, List.of(tags), null, null);
  }

  CertificateFixture named(String other) {
    return new CertificateFixture(other, validity, tags, rotation, pause);
  }

  /** While a rotation replaces it. */
  CertificateFixture inRotation() {
    return new CertificateFixture(id, validity, tags, "r1", pause);
  }

  CertificateFixture paused(Pause until) {
    return new CertificateFixture(id, validity, tags, rotation, until);
  }

  PresentedCertificate build() {
    Map<String, String> values = new TreeMap<>();
    tags.forEach(tag -> values.put(tag, ""));
    return new PresentedCertificate(
        id,
        values,
        validity,
        List.of("api/prod"),
        List.of(),
        List.of("orders"),
        rotation,
        rotation == null ? null : "next",
        pause);
  }
}
