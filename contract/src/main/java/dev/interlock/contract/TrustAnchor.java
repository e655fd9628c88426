package dev.interlock.contract;

import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One certificate of the file that a server trusts.
 *
 * @param certificateId the client certificate that it is, or that needs it
 * @param authority whether it is an authority of that one
 * @param fingerprint SHA-256 of the DER encoding, lower-case hexadecimal
 * @param pem the certificate in PEM (RFC 7468)
 */
public record TrustAnchor(String certificateId, boolean authority, String fingerprint, String pem) {

  /**
   * The file for a bundle: its certificates in their order, then the authorities that these need,
   * each once. An authority is in the file as long as a certificate of the bundle needs it.
   */
  public static List<TrustAnchor> of(Collection<TrustedCertificate> bundle) {
    List<TrustAnchor> anchors = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (TrustedCertificate trusted : bundle) {
      held.add(trusted.fingerprint());
      anchors.add(
          new TrustAnchor(trusted.certificateId(), false, trusted.fingerprint(), trusted.pem()));
    }
    for (TrustedCertificate trusted : bundle) {
      for (TrustedAuthority one : trusted.authorities()) {
        if (held.add(one.fingerprint())) {
          anchors.add(new TrustAnchor(trusted.certificateId(), true, one.fingerprint(), one.pem()));
        }
      }
    }
    return List.copyOf(anchors);
  }
}
