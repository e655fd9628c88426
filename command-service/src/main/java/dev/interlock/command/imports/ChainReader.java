package dev.interlock.command.imports;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.CertificateChain;
import dev.interlock.lint.Finding;
import dev.interlock.lint.NamedCertificate;
import dev.interlock.lint.PemBundle;
import dev.interlock.lint.Severity;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a certificate and those that signed it from the members of a request. */
final class ChainReader {
  /** Servers follow no longer ones without being told to. */
  static final int MOST_AUTHORITIES = 10;

  private static final int MOST_CHARACTERS = 64 * 1024;

  private ChainReader() {}

  /**
   * The certificate and its chain in order.
   *
   * @param certificate PEM, the client's own alone
   * @param chain PEM, in any order, with the self-signed root; absent when the certificate is
   *     self-signed
   * @throws Refusal INVALID naming the member, and the certificate that is missing or too many
   */
  static CertificateChain read(@Nullable String certificate, @Nullable String chain) {
    List<X509Certificate> clients = pem("certificate", required("certificate", certificate));
    if (clients.size() > 1) {
      throw Refusal.invalid(
          "certificate",
          "Member certificate holds %d certificates; give the client's own alone, and the others in chain"
              .formatted(clients.size()));
    }
    return ordered(clients.getFirst(), chain == null ? List.of() : pem("chain", chain));
  }

  private static CertificateChain ordered(X509Certificate client, List<X509Certificate> given) {
    Set<X509Certificate> left = new LinkedHashSet<>(given);
    List<X509Certificate> chain = new ArrayList<>(List.of(client));
    left.remove(client);
    while (!Signatures.selfSigned(chain.getLast())) {
      X509Certificate authority = signerOf(chain.getLast(), left);
      chain.add(authority);
      left.remove(authority);
    }
    if (!left.isEmpty()) {
      throw Refusal.invalid(
          "chain",
          "Member chain holds certificates that signed none of the others; leave out: "
              + left.stream().map(ChainReader::name).collect(Collectors.joining("; ")));
    }
    return new CertificateChain(chain);
  }

  private static X509Certificate signerOf(X509Certificate signed, Set<X509Certificate> among) {
    List<X509Certificate> ofThatName =
        among.stream()
            .filter(one -> one.getSubjectX500Principal().equals(signed.getIssuerX500Principal()))
            .toList();
    if (ofThatName.isEmpty()) {
      throw Refusal.invalid(
          "chain",
          "Member chain lacks the certificate of %s, which signed %s; give all up to the self-signed root"
              .formatted(signed.getIssuerX500Principal().getName(), name(signed)));
    }
    return ofThatName.stream()
        .filter(one -> Signatures.signed(one, signed))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "chain",
                    "%s in member chain has the name of the one that signed %s, but another key; give the one that did"
                        .formatted(name(ofThatName.getFirst()), name(signed))));
  }

  private static List<X509Certificate> pem(String member, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw Refusal.invalid(
          member,
          "Member %s has %d characters; give up to %d"
              .formatted(member, text.length(), MOST_CHARACTERS));
    }
    PemBundle read = PemBundle.read(text);
    read.findings().stream()
        .filter(found -> found.severity() == Severity.ERROR)
        .findFirst()
        .ifPresent(found -> refuse(member, found));
    if (read.certificates().size() > MOST_AUTHORITIES) {
      throw Refusal.invalid(
          member,
          "Member %s holds %d certificates; give up to %d"
              .formatted(member, read.certificates().size(), MOST_AUTHORITIES));
    }
    return read.certificates().stream().map(NamedCertificate::certificate).toList();
  }

  private static void refuse(String member, Finding found) {
    throw Refusal.invalid(
        member, "Member %s cannot be read. %s %s".formatted(member, found.why(), found.remedy()));
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
