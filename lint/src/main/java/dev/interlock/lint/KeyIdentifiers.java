package dev.interlock.lint;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says of its own key and of its issuer's (RFC 5280 sections 4.2.1.1 and
 * 4.2.1.2), as far as OpenSSL compares it. Each may be missing.
 *
 * @param subject the identifier of its key
 * @param authority the identifier of its issuer's key
 * @param authoritySerial the serial number of its issuer's certificate, as the DER of an INTEGER
 */
record KeyIdentifiers(
    @Nullable ByteBuffer subject,
    @Nullable ByteBuffer authority,
    @Nullable ByteBuffer authoritySerial) {

  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int KEY_IDENTIFIER = 0x80;
  private static final int SERIAL_NUMBER = 0x82;

  static KeyIdentifiers of(X509Certificate certificate) {
    ByteBuffer subject = extension(certificate, "2.5.29.14");
    ByteBuffer authority = extension(certificate, "2.5.29.35");
    ByteBuffer fields = authority == null ? null : value(authority, SEQUENCE);
    return new KeyIdentifiers(
        subject == null ? null : value(subject, OCTET_STRING),
        fields == null ? null : value(fields, KEY_IDENTIFIER),
        fields == null ? null : value(fields, SERIAL_NUMBER));
  }

  /** Whether what the certificate says of its issuer does not rule out that one. */
  boolean allowIssuer(X509Certificate issuer) {
    ByteBuffer key = of(issuer).subject;
    return (authority == null || key == null || authority.equals(key))
        && (authoritySerial == null
            || authoritySerial.equals(ByteBuffer.wrap(issuer.getSerialNumber().toByteArray())));
  }

  private static @Nullable ByteBuffer extension(X509Certificate certificate, String oid) {
    byte[] wrapped = certificate.getExtensionValue(oid);
    return wrapped == null ? null : value(ByteBuffer.wrap(wrapped), OCTET_STRING);
  }

  /** The value of the first element with that tag (ITU-T X.690), or null where there is none. */
  private static @Nullable ByteBuffer value(ByteBuffer elements, int tag) {
    ByteBuffer rest = elements.duplicate();
    while (rest.remaining() >= 2) {
      int found = rest.get() & 0xff;
      int length = length(rest);
      if (length < 0 || length > rest.remaining()) {
        return null;
      }
      ByteBuffer value = rest.slice(rest.position(), length);
      if (found == tag) {
        return value;
      }
      rest.position(rest.position() + length);
    }
    return null;
  }

  private static int length(ByteBuffer at) {
    int first = at.get() & 0xff;
    if (first < 0x80) {
      return first;
    }
    int octets = first & 0x7f;
    if (octets == 0 || octets > 3 || octets > at.remaining()) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | at.get() & 0xff;
    }
    return length;
  }
}
