package dev.interlock.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

/**
 * What a sealed value belongs to. A value moved to another row, column, certificate or access key
 * does not open.
 *
 * @param handle how messages call the value
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record AssociatedData(String handle, byte[] ofValue, String dataKeyPurpose, String id) {

  static AssociatedData of(KeyOwner owner) {
    return new AssociatedData(
        owner.keyHandle(),
        join("interlock.vault.private-key.1", owner.certificateId(), owner.fingerprint()),
        "interlock.vault.data-key.1",
        owner.certificateId());
  }

  static AssociatedData ofSecret(String id) {
    return new AssociatedData(
        id, join("interlock.vault.secret.1", id), "interlock.vault.secret-data-key.1", id);
  }

  byte[] ofDataKey(String keyEncryptionKeyId) {
    return join(dataKeyPurpose, id, keyEncryptionKeyId);
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
