package dev.interlock.vault;

import java.security.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;

/** The key pairs that the vault generates. */
public enum KeyAlgorithm {
  RSA_2048("RSA", 2048),
  RSA_3072("RSA", 3072),
  RSA_4096("RSA", 4096),
  /** NIST P-256, also secp256r1 and prime256v1. */
  P_256("EC", 256),
  /** NIST P-384, also secp384r1. */
  P_384("EC", 384),
  /** NIST P-521, also secp521r1. */
  P_521("EC", 521);

  private final KeyKind kind;

  KeyAlgorithm(String algorithm, int bits) {
    this.kind = new KeyKind(algorithm, bits);
  }

  /** The one of this name, as {@link #toString} writes it. */
  public static Optional<KeyAlgorithm> named(String name) {
    return Stream.of(values()).filter(algorithm -> algorithm.toString().equals(name)).findFirst();
  }

  /**
   * The one of which a key is; of a size in between, the next stronger one.
   *
   * @throws IllegalArgumentException if the key is neither RSA nor EC, or stronger than all
   */
  public static KeyAlgorithm of(PublicKey key) {
    KeyKind kind = KeyKind.of(key);
    return Stream.of(values())
        .filter(known -> known.kind.algorithm().equals(kind.algorithm()))
        .filter(known -> known.kind.bits() >= kind.bits())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No key is generated like one of " + kind));
  }

  KeyKind kind() {
    return kind;
  }

  /** Such as {@code RSA-2048} or {@code P-256}. */
  @Override
  public String toString() {
    return name().replace('_', '-');
  }
}
