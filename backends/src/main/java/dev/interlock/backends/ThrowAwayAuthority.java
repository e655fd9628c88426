package dev.interlock.backends;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * An authority as companies have it, in memory only: a root, and below it the intermediate one that
 * signs client certificates.
 */
public final class ThrowAwayAuthority {

  private final String name;
  private final KeyPair keys;
  private final X509Certificate root;
  private final X509Certificate intermediate;
  private final Instant now;

  private ThrowAwayAuthority(String name, Instant now) {
    this.name = "Issuer of " + name;
    this.now = now;
    KeyPair rootKeys = CertificateMaker.newKeyPair();
    this.keys = CertificateMaker.newKeyPair();
    this.root = CertificateMaker.root(name, rootKeys, now);
    this.intermediate = CertificateMaker.intermediate(this.name, keys, name, rootKeys, now);
  }

  /** A new authority with keys of P-256. */
  public static ThrowAwayAuthority create(String name, InstantSource clock) {
    return new ThrowAwayAuthority(name, clock.instant());
  }

  /** Those that a client's certificate must be verified with: the intermediate one, the root. */
  public List<X509Certificate> chain() {
    return List.of(intermediate, root);
  }

  /** The chain in PEM. */
  public String pem() {
    return Pem.of(chain());
  }

  /** A new client with a key of P-256. */
  public ThrowAwayIdentity sign(String commonName) {
    return sign(commonName, CertificateMaker.newKeyPair());
  }

  /** A client with this key. */
  public ThrowAwayIdentity sign(String commonName, KeyPair clientKeys) {
    return sign(ClientDraft.of("CN=" + commonName, clientKeys, now));
  }

  /** A client as it is drafted, good or bad. */
  public ThrowAwayIdentity sign(ClientDraft draft) {
    return new ThrowAwayIdentity(draft.keys(), CertificateMaker.client(draft, name, keys), chain());
  }

  /**
   * The certificate for a request.
   *
   * @param pkcs10Pem PKCS#10 (RFC 2986) in PEM
   */
  public X509Certificate certify(String pkcs10Pem) {
    try {
      var request = new JcaPKCS10CertificationRequest(Pem.decode(pkcs10Pem));
      KeyPair publicOnly = new KeyPair(request.getPublicKey(), null);
      ClientDraft draft = ClientDraft.of(request.getSubject().toString(), publicOnly, now);
      return CertificateMaker.client(draft, name, keys);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no certification request", e);
    }
  }
}
