package dev.interlock.command.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;

/** The key that a secret yields for one scope. It shows nothing of itself. */
public final class SigningKey {
  private final byte[] bytes;

  private SigningKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Derives the key of a secret access key. */
  public static SigningKey derive(String secret, Scope scope) {
    byte[] key = Sha256.hmac(("AWS4" + secret).getBytes(UTF_8), scope.day());
    key = Sha256.hmac(key, scope.region());
    key = Sha256.hmac(key, scope.service());
    return new SigningKey(Sha256.hmac(key, Scope.TERMINATOR));
  }

  /** Whether both come from the same secret and scope; takes the same time either way. */
  public boolean isSameAs(SigningKey other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  String sign(String octets) {
    return HexFormat.of().formatHex(Sha256.hmac(bytes, octets));
  }
}
