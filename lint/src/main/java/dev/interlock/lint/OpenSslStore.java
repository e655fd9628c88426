package dev.interlock.lint;

import dev.interlock.lint.Path.IssuerMissing;
import dev.interlock.lint.Path.IssuerUnfit;
import dev.interlock.lint.Path.Shadowed;
import dev.interlock.lint.Path.Trusted;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trusted certificates of a server, searched as OpenSSL 1.1.1 to 3.5 do without partial chains
 * ({@code build_chain} and {@code X509_STORE_CTX_get1_issuer} in {@code crypto/x509}): the issuer
 * is looked up by name, the first candidate that is valid now is taken for good, and a self-signed
 * certificate must find itself.
 *
 * @param trusted in the order of the file
 */
record OpenSslStore(List<X509Certificate> trusted, Instant now) {

  Path pathOf(X509Certificate presented) {
    List<X509Certificate> chain = new ArrayList<>(List.of(presented));
    while (chain.size() == 1 || !Traits.selfSigned(chain.getLast())) {
      X509Certificate last = chain.getLast();
      Optional<X509Certificate> issuer = issuerOf(last);
      if (Traits.selfSigned(last) && issuer.isPresent()) {
        return issuer.get().equals(last) ? new Trusted() : new Shadowed(last, issuer.get());
      }
      if (issuer.isEmpty() || chain.contains(issuer.get())) {
        return new IssuerMissing(last);
      }
      chain.add(issuer.get());
    }
    return fit(chain);
  }

  private Optional<X509Certificate> issuerOf(X509Certificate certificate) {
    List<X509Certificate> candidates =
        trusted.stream().filter(one -> Traits.mayHaveIssued(one, certificate)).toList();
    return candidates.stream()
        .filter(one -> Traits.validAt(one, now))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  private Path fit(List<X509Certificate> chain) {
    for (int i = 1; i < chain.size(); i++) {
      X509Certificate issuer = chain.get(i);
      X509Certificate issued = chain.get(i - 1);
      int casBelow = i - 1;
      Optional<String> unfit = unfit(issuer, issued, casBelow);
      if (unfit.isPresent()) {
        return trusted.stream()
            .filter(other -> Traits.mayHaveIssued(other, issued))
            .filter(other -> unfit(other, issued, casBelow).isEmpty())
            .findFirst()
            .<Path>map(other -> new Shadowed(other, issuer))
            .orElseGet(() -> new IssuerUnfit(issuer, unfit.get()));
      }
    }
    return new Trusted();
  }

  private Optional<String> unfit(X509Certificate issuer, X509Certificate issued, int casBelow) {
    if (!Traits.actsAsCa(issuer)) {
      return Optional.of("is not a CA");
    }
    if (!Traits.validAt(issuer, now)) {
      return Optional.of("is not valid now");
    }
    if (issuer.getBasicConstraints() >= 0 && issuer.getBasicConstraints() < casBelow) {
      return Optional.of("allows fewer CAs below it");
    }
    if (!Traits.extendedUsageAllowsClients(issuer)) {
      return Optional.of("has an extended key usage without clientAuth");
    }
    if (Traits.weakKey(issuer)) {
      return Optional.of("has a weak key");
    }
    if (!signed(issuer, issued)) {
      return Optional.of("did not sign it, another of that subject did");
    }
    return Traits.weakSignature(issued)
        ? Optional.of("signed it with " + issued.getSigAlgName())
        : Optional.empty();
  }

  private static boolean signed(X509Certificate issuer, X509Certificate issued) {
    try {
      issued.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }
}
