package dev.interlock.lint;

import static dev.interlock.lint.Specimen.key;

import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Certificates of every kind that servers treat differently. */
final class Kinds {
  private static final Duration LONG_AGO = Duration.ofDays(-300);
  private static final Duration YESTERDAY = Duration.ofHours(-23);
  private static final Duration TOMORROW = Duration.ofHours(23);

  private Kinds() {}

  /** Those that tell themselves apart from others of their subject in different ways. */
  static List<Identity> ofOneSubject(String subject, KeyPair rsa, KeyPair ec) throws Exception {
    return List.of(
        // As Amazon API Gateway generates them.
        Specimen.of("plain", subject).key(rsa).make(),
        Specimen.of("identified", subject).key(rsa).identified().make(),
        Specimen.of("subject id", subject).key(rsa).subjectKeyIdentifier().make(),
        Specimen.of("authority id", subject).key(rsa).authorityKeyIdentifier().make(),
        Specimen.of("authority serial", subject).key(rsa).authoritySerial().make(),
        Specimen.of("as Interlock makes it", subject)
            .key(rsa)
            .identified()
            .notCa()
            .usage(KeyUsage.digitalSignature)
            .extendedUsage(KeyPurposeId.id_kp_clientAuth)
            .make(),
        Specimen.of("CA", subject).key(rsa).ca().make(),
        Specimen.of("version 1", subject).key(rsa).versionOne().make(),
        Specimen.of("expired", subject).key(rsa).from(LONG_AGO).until(YESTERDAY).make(),
        Specimen.of("expired, identified", subject)
            .key(rsa)
            .identified()
            .from(LONG_AGO)
            .until(YESTERDAY)
            .make(),
        Specimen.of("not yet valid", subject).key(rsa).from(TOMORROW).make(),
        Specimen.of("PSS", subject).key(rsa).signature("SHA256withRSAandMGF1").make(),
        Specimen.of("EC", subject).key(ec).make(),
        Specimen.of("EC, identified", subject).key(ec).identified().make());
  }

  /** Those that no other certificate need stand beside. */
  static List<Identity> alone() throws Exception {
    List<Identity> all = new ArrayList<>();
    all.addAll(ofOneSubject("CN=one", key("RSA", 2048, "one"), key("EC", 256, "one")));
    all.addAll(
        List.of(
            usage("server", KeyPurposeId.id_kp_serverAuth),
            usage("any", KeyPurposeId.anyExtendedKeyUsage),
            usage("both", KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
            Specimen.of("enciphers", "CN=a").usage(KeyUsage.keyEncipherment).make(),
            Specimen.of("agrees", "CN=b").usage(KeyUsage.keyAgreement).make(),
            Specimen.of("signs", "CN=c").usage(KeyUsage.digitalSignature).make(),
            Specimen.of("CA only", "CN=d").ca().usage(KeyUsage.keyCertSign).identified().make(),
            Specimen.of("CA without certSign", "CN=e").ca().usage(KeyUsage.digitalSignature).make(),
            Specimen.of("critical", "CN=f").unknownCritical().make(),
            Specimen.of("SHA-1", "CN=g").signature("SHA1withRSA").make(),
            Specimen.of("MD5", "CN=h").signature("MD5withRSA").make(),
            keyed("RSA", 1024),
            keyed("RSA", 1536),
            keyed("RSA", 4096),
            keyed("EC", 384),
            keyed("EC", 521),
            keyed("Ed25519", 0),
            keyed("DSA", 1024)));
    return all;
  }

  private static Identity usage(String kind, KeyPurposeId... purposes) throws Exception {
    return Specimen.of("for " + kind, "CN=for " + kind).extendedUsage(purposes).make();
  }

  private static Identity keyed(String algorithm, int bits) throws Exception {
    return Specimen.of(algorithm + " " + bits, "CN=keyed")
        .key(key(algorithm, bits, "keyed"))
        .make();
  }

  /** CAs of some subjects, good and bad. */
  static List<Identity> authorities() throws Exception {
    Identity root = authority("root", "CN=root").make();
    return List.of(
        root,
        // Of the same subject, and without what would tell the two apart.
        Specimen.of("other root", "CN=root").ca().make(),
        authority("expired root", "CN=expired").from(LONG_AGO).until(YESTERDAY).make(),
        authority("intermediate", "CN=intermediate").issuedBy(root).authorityKeyIdentifier().make(),
        Specimen.of("root without usage", "CN=no usage").ca().make(),
        Specimen.of("root that signs nothing", "CN=nothing")
            .ca()
            .usage(KeyUsage.digitalSignature)
            .make(),
        Specimen.of("root for servers", "CN=servers")
            .ca()
            .extendedUsage(KeyPurposeId.id_kp_serverAuth)
            .make(),
        Specimen.of("root of version 1", "CN=version 1").versionOne().make(),
        Specimen.of("root with a weak key", "CN=weak").key(key("RSA", 1024, "weak")).ca().make(),
        Specimen.of("no CA", "CN=none").make(),
        Specimen.of("no CA by its word", "CN=no").notCa().identified().make());
  }

  /** A self-signed authority as they are made today. */
  static Specimen root(String name) throws Exception {
    return authority(name, "CN=" + name).authorityKeyIdentifier();
  }

  static Specimen intermediate(String name, Identity issuer) throws Exception {
    return authority(name, "CN=" + name).issuedBy(issuer).authorityKeyIdentifier();
  }

  /** A client certificate as authorities issue them today. */
  static Specimen leaf(String name, Identity issuer) throws Exception {
    return Specimen.of(name, "CN=" + name)
        .issuedBy(issuer)
        .identified()
        .notCa()
        .usage(KeyUsage.digitalSignature)
        .extendedUsage(KeyPurposeId.id_kp_clientAuth);
  }

  private static Specimen authority(String kind, String subject) throws Exception {
    return Specimen.of(kind, subject).ca().usage(KeyUsage.keyCertSign).subjectKeyIdentifier();
  }

  /** A client certificate of each CA, identified and not, and one with a weak signature. */
  static List<Identity> issued(Identity authority) throws Exception {
    String by = " by " + authority;
    return List.of(
        Specimen.of("plain" + by, "CN=p" + by).issuedBy(authority).make(),
        Specimen.of("identified" + by, "CN=i" + by).issuedBy(authority).identified().make(),
        Specimen.of("SHA-1" + by, "CN=s" + by).issuedBy(authority).signature("SHA1withRSA").make());
  }
}
