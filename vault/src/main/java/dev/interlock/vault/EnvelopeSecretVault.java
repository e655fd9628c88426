package dev.interlock.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Secrets in PostgreSQL, schema {@code vault}, sealed as {@link EnvelopeKeyVault} seals private
 * keys; both layers are bound to the id of the secret.
 */
public final class EnvelopeSecretVault implements SecretVault {
  private final SecretRows rows;
  private final Envelope envelope;
  private final Clock clock;

  /** The randomness makes data keys and nonces; the clock dates rows. */
  public EnvelopeSecretVault(
      JdbcClient jdbc, KeyEncryptionKeys keys, SecureRandom random, Clock clock) {
    this.rows = new SecretRows(jdbc);
    this.envelope = new Envelope(keys, random);
    this.clock = clock;
  }

  @Override
  public void put(String id, Secret secret) {
    byte[] text = secret.reveal().getBytes(UTF_8);
    rows.insert(id, envelope.seal(AssociatedData.ofSecret(id), text), clock.instant());
  }

  @Override
  public Optional<Secret> find(String id) {
    return rows.live(id).map(stored -> open(id, stored));
  }

  private Secret open(String id, Sealed stored) {
    byte[] text = envelope.open(AssociatedData.ofSecret(id), stored);
    try {
      return new Secret(new String(text, UTF_8));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  @Override
  public void destroy(String id) {
    rows.destroy(id, clock.instant());
  }
}
