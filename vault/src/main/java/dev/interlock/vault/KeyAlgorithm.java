package dev.interlock.vault;

/** The key pairs that the vault generates. */
public enum KeyAlgorithm {
  RSA_2048("RSA", 2048),
  RSA_3072("RSA", 3072),
  RSA_4096("RSA", 4096),
  /** NIST P-256, also secp256r1 and prime256v1. */
  P_256("EC", 256);

  private final String algorithm;
  private final int bits;

  KeyAlgorithm(String algorithm, int bits) {
    this.algorithm = algorithm;
    this.bits = bits;
  }

  KeyKind kind() {
    return new KeyKind(algorithm, bits);
  }
}
