package dev.interlock.vault;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;

/** A 256-bit AES key that closing wipes, which the JDK's {@code SecretKeySpec} does not offer. */
final class WipeableKey implements SecretKey, AutoCloseable {
  static final int BYTES = 32;
  private static final long serialVersionUID = 1L;

  private final transient byte[] bytes;
  private transient boolean destroyed;

  /** Takes the array over: it is wiped when this key is closed. */
  WipeableKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      Arrays.fill(bytes, (byte) 0);
      throw new IllegalArgumentException("A key of the vault has 32 bytes");
    }
    this.bytes = bytes;
  }

  static WipeableKey generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new WipeableKey(bytes);
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** A copy, because the JDK's ciphers wipe what they get. */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("This key is wiped");
    }
    return bytes.clone();
  }

  boolean hasBytesOf(WipeableKey other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
    destroyed = true;
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "WipeableKey[destroyed=" + destroyed + "]";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(WipeableKey.class.getName());
  }
}
