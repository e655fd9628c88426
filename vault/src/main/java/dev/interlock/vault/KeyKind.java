package dev.interlock.vault;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** The JDK's name of an algorithm and a size that its generator knows. */
record KeyKind(String algorithm, int bits) {

  static KeyKind of(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> new KeyKind("RSA", rsa.getModulus().bitLength());
      case ECPublicKey ec -> new KeyKind("EC", ec.getParams().getOrder().bitLength());
      default ->
          throw new IllegalArgumentException(
              "Keys of algorithm " + key.getAlgorithm() + " are not supported: use RSA or EC");
    };
  }

  KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot generate a key of " + this, e);
    }
  }

  /** For EC the hash of the curve's strength, which TLS 1.3 pairs with it (RFC 8446, 4.2.3). */
  String signatureAlgorithm() {
    if (algorithm.equals("RSA")) {
      return "SHA256withRSA";
    }
    return bits <= 256 ? "SHA256withECDSA" : bits <= 384 ? "SHA384withECDSA" : "SHA512withECDSA";
  }
}
