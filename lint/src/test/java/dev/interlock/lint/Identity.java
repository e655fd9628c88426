package dev.interlock.lint;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A made certificate with its key, and a word for what it is. */
record Identity(String kind, KeyPair keys, X509Certificate certificate) {

  String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(
              Base64.getMimeEncoder(64, new byte[] {'\n'})
                  .encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As in a file: named by their places. */
  static List<NamedCertificate> named(List<Identity> bundle) {
    List<NamedCertificate> named = new ArrayList<>();
    bundle.forEach(
        one ->
            named.add(new NamedCertificate(Integer.toString(named.size() + 1), one.certificate())));
    return named;
  }

  static String pem(List<Identity> bundle) {
    StringBuilder pem = new StringBuilder();
    bundle.forEach(one -> pem.append(one.pem()));
    return pem.toString();
  }

  @Override
  public String toString() {
    return kind;
  }
}
