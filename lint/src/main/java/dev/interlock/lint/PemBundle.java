package dev.interlock.lint;

import java.util.List;

/**
 * A trust bundle as its file has it.
 *
 * @param certificates those that could be read, named by their place from 1 on
 * @param findings what is wrong with the file itself, worst first
 */
public record PemBundle(List<NamedCertificate> certificates, List<Finding> findings) {

  /** Fixes both lists. */
  public PemBundle {
    certificates = List.copyOf(certificates);
    findings = List.copyOf(findings);
  }

  /**
   * Reads PEM as strictly as the strictest server: what one of OpenSSL, Node and Java cannot read
   * is found, though another may read it.
   */
  public static PemBundle read(String text) {
    return new PemReader().read(text);
  }
}
