package dev.interlock.vault;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The vault in PostgreSQL, schema {@code vault} (migrations in {@code classpath:db/vault}). A
 * private key is under AES-256-GCM with a data key of its own, which is under AES-256-GCM with a
 * key-encryption key; both layers are bound to the certificate id.
 */
public final class EnvelopeKeyVault implements KeyVault {
  private final KeyRows rows;
  private final SecretRows secrets;
  private final KeyEncryptionKeys keys;
  private final Envelope envelope;
  private final SecureRandom random;
  private final Clock clock;

  /** The randomness makes keys, nonces and serials; the clock dates issues and destructions. */
  public EnvelopeKeyVault(
      JdbcClient jdbc, KeyEncryptionKeys keys, SecureRandom random, Clock clock) {
    this.rows = new KeyRows(jdbc);
    this.secrets = new SecretRows(jdbc);
    this.keys = keys;
    this.envelope = new Envelope(keys, random);
    this.random = random;
    this.clock = clock;
  }

  @Override
  public IssuedCertificate issue(CertificateRequest request) {
    IssuedCertificate issued =
        rows.ofCertificate(request.certificateId())
            .orElseGet(() -> generate(request))
            .live()
            .issued();
    List<String> differences = request.differencesFrom(issued.certificate());
    if (!differences.isEmpty()) {
      throw new IssuedDifferently(request.certificateId(), differences);
    }
    return issued;
  }

  @Override
  public IssuedCertificate adopt(
      String certificateId, List<X509Certificate> chain, Secret privateKeyPem) {
    IssuedCertificate issued = issued(certificateId, chain);
    PrivateKey privateKey = PrivateKeyPem.read(privateKeyPem, issued.publicKey());
    if (!PrivateKeyPem.belongTogether(privateKey, issued.publicKey())) {
      throw new KeyMismatch(certificateId);
    }
    rows.insert(
        new StoredKey.Live(issued, envelope.seal(issued, privateKey)), true, clock.instant());
    return kept(issued);
  }

  @Override
  public PendingCertificate request(SigningRequest request) {
    String id = request.certificateId();
    StoredKey.Live stored = rows.ofCertificate(id).orElseGet(() -> pending(request)).live();
    return switch (stored.owner()) {
      case PendingCertificate pending -> pending;
      case IssuedCertificate issued -> throw new IssuedDifferently(id, List.of("certificate"));
    };
  }

  @Override
  public IssuedCertificate complete(String certificateId, List<X509Certificate> chain) {
    StoredKey.Live stored =
        rows.ofCertificate(certificateId)
            .orElseThrow(() -> new UnknownKey(handle(certificateId)))
            .live();
    IssuedCertificate issued = issued(certificateId, chain);
    if (!stored.owner().publicKey().equals(issued.publicKey())) {
      throw new KeyMismatch(certificateId);
    }
    if (stored.owner() instanceof PendingCertificate) {
      rows.complete(issued, envelope.seal(issued, envelope.open(stored)));
    }
    return kept(issued);
  }

  @Override
  public X509ExtendedKeyManager keyManager(String keyHandle) {
    StoredKey.Live key = rows.ofHandle(keyHandle).live();
    return new ClientKeyManager(keyHandle, key.issued().presented(), envelope.open(key));
  }

  @Override
  public Destruction destroy(String keyHandle) {
    rows.destroy(keyHandle, clock.instant());
    return switch (rows.ofHandle(keyHandle)) {
      case StoredKey.Destroyed tombstone -> new Destruction(keyHandle, tombstone.destroyedAt());
      case StoredKey.Live live ->
          throw new IllegalStateException("Key %s outlived its destruction".formatted(keyHandle));
    };
  }

  @Override
  public Rewrap rewrap() {
    return new Rewrapping(keys.currentId(), envelope).over(rows).over(secrets).result();
  }

  @Override
  public String toString() {
    return "EnvelopeKeyVault[" + keys + "]";
  }

  /** Stores a fresh key; if another call was faster, its key. */
  private StoredKey generate(CertificateRequest request) {
    KeyPair pair = request.keyAlgorithm().kind().generate(random);
    X500Name name = X500Name.getInstance(request.subject());
    BigInteger serial =
        request.serial() != null ? request.serial() : request.profile().serial(random);
    X509Certificate certificate =
        CertificateSigner.selfSign(
            request.profile(),
            pair,
            new CertificateFields(name, name, serial, request.notBefore(), request.notAfter()),
            random);
    String id = request.certificateId();
    IssuedCertificate issued = IssuedCertificate.selfSigned(id, handle(id), certificate);
    StoredKey.Live fresh = new StoredKey.Live(issued, envelope.seal(issued, pair.getPrivate()));
    if (rows.insert(fresh, request.profile() == ClientProfile.AWS, clock.instant())) {
      return fresh;
    }
    return rows.ofCertificate(id).orElseThrow(() -> new SubjectTaken(id, request.commonName()));
  }

  /** Stores a fresh key and the request for its certificate; if another call was faster, its. */
  private StoredKey pending(SigningRequest request) {
    String id = request.certificateId();
    KeyPair pair = request.keyAlgorithm().kind().generate(random);
    PendingCertificate pending =
        new PendingCertificate(
            id, handle(id), CertificationRequestMaker.make(request, pair, random));
    StoredKey.Live fresh = new StoredKey.Live(pending, envelope.seal(pending, pair.getPrivate()));
    return rows.insert(fresh, true, clock.instant()) ? fresh : rows.ofCertificate(id).orElseThrow();
  }

  /** What is stored, which must be this. */
  private IssuedCertificate kept(IssuedCertificate issued) {
    IssuedCertificate stored = rows.ofHandle(issued.keyHandle()).live().issued();
    if (!stored.equals(issued)) {
      throw new IssuedDifferently(issued.certificateId(), List.of("certificate or chain"));
    }
    return stored;
  }

  private static IssuedCertificate issued(String certificateId, List<X509Certificate> chain) {
    return new IssuedCertificate(
        certificateId, handle(certificateId), chain.getFirst(), chain.subList(1, chain.size()));
  }

  private static String handle(String certificateId) {
    return "key-" + certificateId;
  }
}
