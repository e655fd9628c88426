package dev.interlock.vault;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * A private key in PEM, not encrypted: PKCS#8 (RFC 7468, section 10), PKCS#1 (RFC 8017, appendix
 * A.1.2) or SEC1 (RFC 5915).
 */
final class PrivateKeyPem {
  private static final String REMEDY = "; give one in PEM, as 'openssl pkey -in key.pem' writes it";

  private PrivateKeyPem() {}

  /**
   * The private key that belongs to a public one, as far as its algorithm tells.
   *
   * @throws NotAPrivateKey if there is none, it is encrypted, or of another algorithm
   */
  static PrivateKey read(Secret pem, PublicKey publicKey) {
    byte[] pkcs8 = pkcs8(pem, publicKey);
    try {
      return KeyFactory.getInstance(publicKey.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (InvalidKeySpecException e) {
      // Without its cause, which may quote what it read.
      throw new NotAPrivateKey(
          "it is not of the certificate's algorithm, %s, or damaged; give the certificate's own key"
              .formatted(publicKey.getAlgorithm()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK reads RSA and EC", e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Whether what the one signs, the other verifies. */
  static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) {
    byte[] challenge = "interlock.vault.import".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(KeyKind.of(publicKey).signatureAlgorithm());
      signature.initSign(privateKey);
      signature.update(challenge);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(challenge);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // A key of another curve or size than the public one.
      return false;
    }
  }

  private static byte[] pkcs8(Secret pem, PublicKey publicKey) {
    try (PEMParser parser = new PEMParser(new StringReader(pem.reveal()))) {
      Object block = parser.readObject();
      while (block != null) {
        switch (block) {
          case PrivateKeyInfo key -> {
            return forTheJdk(key, publicKey).getEncoded();
          }
          case PEMKeyPair pair -> {
            return forTheJdk(pair.getPrivateKeyInfo(), publicKey).getEncoded();
          }
          case PKCS8EncryptedPrivateKeyInfo encrypted -> throw encrypted();
          case PEMEncryptedKeyPair encrypted -> throw encrypted();
          // Such as the parameters of the curve, which 'openssl ecparam' writes before the key.
          default -> block = parser.readObject();
        }
      }
    } catch (NotAPrivateKey known) {
      throw known;
    } catch (IOException | RuntimeException unreadable) {
      // Without its cause, which may quote what it read.
      throw new NotAPrivateKey("its PEM is damaged" + REMEDY);
    }
    throw new NotAPrivateKey("there is none in it" + REMEDY);
  }

  /**
   * An EC key says its curve outside of itself only: the JDK reads no other, and SEC1 says it
   * inside, or not at all.
   */
  private static PrivateKeyInfo forTheJdk(PrivateKeyInfo key, PublicKey publicKey)
      throws IOException {
    AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
    if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return key;
    }
    BigInteger number = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
    return new PrivateKeyInfo(
        algorithm.getParameters() == null
            ? SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()).getAlgorithm()
            : algorithm,
        // RFC 5915, section 3: as many bytes as the curve has.
        new ECPrivateKey(Math.max(KeyKind.of(publicKey).bits(), number.bitLength()), number));
  }

  private static NotAPrivateKey encrypted() {
    return new NotAPrivateKey(
        "it is encrypted; decrypt it first, as 'openssl pkey -in key.pem -out plain.pem' does");
  }
}
