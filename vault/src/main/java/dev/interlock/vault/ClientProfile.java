package dev.interlock.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** How a self-signed client certificate is made up. */
public enum ClientProfile {

  /**
   * No server confuses it with its predecessor: OpenSSL tells two certificates in one trust file
   * apart by subject and key identifiers.
   */
  INTERLOCK,

  /**
   * As Amazon API Gateway makes them, to the byte: RSA-2048, one subject for all, no extension. In
   * one trust file with another of its kind, OpenSSL finds only the first.
   */
  AWS;

  /** The common name of every certificate of {@link #AWS}. */
  static final String AWS_COMMON_NAME = "ApiGateway";

  /** {@code C=US, L=Seattle, CN=<commonName>} in DER. */
  byte[] subject(String commonName) {
    // The builder's own strings would read a leading # or backslash as an escape.
    X500NameBuilder name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, new DERPrintableString("US"))
            .addRDN(BCStyle.L, string("Seattle"))
            .addRDN(BCStyle.CN, string(commonName));
    try {
      return name.build().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ASN1Encodable string(String text) {
    return switch (this) {
      case INTERLOCK -> new DERUTF8String(text);
      case AWS -> new DERPrintableString(text);
    };
  }

  /** A random serial: 126 bits, always 16 octets in DER; or the 64 bits of AWS. */
  BigInteger serial(SecureRandom random) {
    return switch (this) {
      case INTERLOCK -> new BigInteger(126, random).setBit(126);
      case AWS -> new BigInteger(64, random).max(BigInteger.ONE);
    };
  }
}
