package dev.interlock.lint;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate to be made, good or bad: valid, self-signed and without an extension at first. */
final class Specimen {
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static long serials = 1;

  private final String kind;
  private final X500Name subject;
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new java.util.LinkedHashMap<>();
  private final BigInteger serial = BigInteger.valueOf(serials++);
  private KeyPair keys;
  private @Nullable Identity issuer;
  private @Nullable String signature;
  private Instant from = NOW.minus(Duration.ofDays(1));
  private Instant until = NOW.plus(Duration.ofDays(100));
  private boolean versionOne;

  private Specimen(String kind, String subject) {
    this.kind = kind;
    this.subject = new X500Name(subject);
    this.keys = key("RSA", 2048, kind + subject);
  }

  static Specimen of(String kind, String subject) {
    return new Specimen(kind, subject);
  }

  /** Made once for each name, since RSA keys take their time. */
  static KeyPair key(String algorithm, int bits, String name) {
    return KEYS.computeIfAbsent(
        algorithm + bits + name,
        missing -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
              generator.initialize(bits);
            }
            return generator.generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  Specimen key(KeyPair pair) {
    keys = pair;
    return this;
  }

  Specimen issuedBy(Identity ca) {
    issuer = ca;
    return this;
  }

  Specimen signature(String algorithm) {
    signature = algorithm;
    return this;
  }

  Specimen from(Duration sinceNow) {
    from = NOW.plus(sinceNow);
    return this;
  }

  Specimen until(Duration sinceNow) {
    until = NOW.plus(sinceNow);
    return this;
  }

  Specimen versionOne() {
    versionOne = true;
    return this;
  }

  Specimen subjectKeyIdentifier() throws Exception {
    return with(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
  }

  Specimen authorityKeyIdentifier() throws Exception {
    var of = issuer == null ? keys.getPublic() : issuer.keys().getPublic();
    return with(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(of));
  }

  Specimen authoritySerial() throws Exception {
    return with(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(new GeneralNames(new GeneralName(subject)), serial));
  }

  Specimen identified() throws Exception {
    return subjectKeyIdentifier().authorityKeyIdentifier();
  }

  Specimen ca() throws Exception {
    return with(Extension.basicConstraints, true, new BasicConstraints(true));
  }

  Specimen notCa() throws Exception {
    return with(Extension.basicConstraints, true, new BasicConstraints(false));
  }

  Specimen usage(int bits) throws Exception {
    return with(Extension.keyUsage, true, new KeyUsage(bits));
  }

  Specimen extendedUsage(KeyPurposeId... purposes) throws Exception {
    return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  Specimen unknownCritical() throws Exception {
    return with(
        new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, new DERUTF8String("surprise"));
  }

  private Specimen with(
      ASN1ObjectIdentifier oid, boolean critical, org.bouncycastle.asn1.ASN1Encodable value)
      throws Exception {
    extensions.put(oid, new Extension(oid, critical, value.toASN1Primitive().getEncoded()));
    return this;
  }

  Identity make() throws Exception {
    KeyPair signer = issuer == null ? keys : issuer.keys();
    X500Name issued =
        issuer == null
            ? subject
            : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
    ContentSigner sign =
        new JcaContentSignerBuilder(signature == null ? usual(signer) : signature)
            .setProvider(PROVIDER)
            .build(signer.getPrivate());
    Date start = Date.from(from);
    Date end = Date.from(until);
    X509CertificateHolder holder;
    if (versionOne) {
      holder =
          new JcaX509v1CertificateBuilder(issued, serial, start, end, subject, keys.getPublic())
              .build(sign);
    } else {
      var builder =
          new JcaX509v3CertificateBuilder(issued, serial, start, end, subject, keys.getPublic());
      for (Extension extension : extensions.values()) {
        builder.addExtension(extension);
      }
      holder = builder.build(sign);
    }
    X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
    return new Identity(kind, keys, certificate);
  }

  private static String usual(KeyPair signer) {
    return switch (signer.getPrivate().getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "DSA" -> "SHA256withDSA";
      default -> "Ed25519";
    };
  }
}
