package dev.interlock.vault;

import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.IOException;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** Certificates that another authority than the vault signs. */
final class Signed {
  static final ThrowAwayAuthority AUTHORITY =
      ThrowAwayAuthority.create("Example", Clock.systemUTC());

  private Signed() {}

  /** The certificate with those that signed it. */
  static List<X509Certificate> chain(X509Certificate certificate) {
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(AUTHORITY.chain());
    return chain;
  }

  static Secret key(ThrowAwayIdentity client) {
    return new Secret(client.privateKeyPem());
  }

  /** PKCS#1 or SEC1 in PEM. */
  static String traditional(PrivateKey key) throws IOException {
    return pem(key);
  }

  /** What 'openssl ecparam -genkey' writes before a key. */
  static String parametersOfP256() throws IOException {
    return pem(new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded()));
  }

  /** The key, PKCS#8 and in its traditional form, under a password. */
  static List<String> encrypted(ThrowAwayIdentity client) throws Exception {
    PrivateKey key = PrivateKeyPem.read(key(client), client.certificate().getPublicKey());
    char[] password = "secret".toCharArray();
    return List.of(
        pem(
            new JcaPKCS8Generator(
                key,
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setPassword(password)
                    .build())),
        pem(
            new JcaMiscPEMGenerator(
                key,
                new JcePEMEncryptorBuilder("AES-256-CBC")
                    .setProvider(new BouncyCastleProvider())
                    .build(password))));
  }

  private static String pem(Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    }
    return text.toString();
  }
}
