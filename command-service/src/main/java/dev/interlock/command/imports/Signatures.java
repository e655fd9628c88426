package dev.interlock.command.imports;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;

/** Who signed a certificate, and how well. */
final class Signatures {
  private Signatures() {}

  static boolean selfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        && signed(certificate, certificate);
  }

  /** Whether the one's key verifies the other's signature. */
  static boolean signed(X509Certificate signer, X509Certificate certificate) {
    try {
      certificate.verify(signer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether somebody could make another certificate of the same signature. */
  static boolean weak(X509Certificate certificate) {
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return algorithm.startsWith("MD")
        || algorithm.startsWith("SHA1WITH")
        || (algorithm.equals("RSASSA-PSS") && hashOfPss(certificate).equals("SHA-1"));
  }

  /** Of RFC 4055, section 3.1: SHA-1 where nothing is said. */
  private static String hashOfPss(X509Certificate certificate) {
    byte[] encoded = certificate.getSigAlgParams();
    if (encoded == null) {
      return "SHA-1";
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(encoded);
      return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
    } catch (GeneralSecurityException | IOException e) {
      return "SHA-1";
    }
  }
}
