package dev.interlock.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

/**
 * What a sealed value belongs to. A value moved to another row, column or certificate does not
 * open.
 */
final class AssociatedData {

  private AssociatedData() {}

  static byte[] ofPrivateKey(IssuedCertificate issued) {
    return join("interlock.vault.private-key.1", issued.certificateId(), issued.fingerprint());
  }

  static byte[] ofDataKey(IssuedCertificate issued, String keyEncryptionKeyId) {
    return join("interlock.vault.data-key.1", issued.certificateId(), keyEncryptionKeyId);
  }

  /** Lengths in front, so that no two lists of parts give the same bytes. */
  private static byte[] join(String... parts) {
    byte[][] encoded = Stream.of(parts).map(part -> part.getBytes(UTF_8)).toArray(byte[][]::new);
    int length = Stream.of(encoded).mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : encoded) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }
}
