package dev.interlock.vault;

import java.math.BigInteger;
import java.security.KeyPair;
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
  public X509ExtendedKeyManager keyManager(String keyHandle) {
    StoredKey.Live key = rows.ofHandle(keyHandle).live();
    return new ClientKeyManager(keyHandle, key.issued().certificate(), envelope.open(key));
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
    IssuedCertificate issued = new IssuedCertificate(id, "key-" + id, certificate);
    StoredKey.Live fresh = new StoredKey.Live(issued, envelope.seal(issued, pair.getPrivate()));
    if (rows.insert(fresh, request.profile() == ClientProfile.AWS, clock.instant())) {
      return fresh;
    }
    return rows.ofCertificate(id).orElseThrow(() -> new SubjectTaken(id, request.commonName()));
  }
}
