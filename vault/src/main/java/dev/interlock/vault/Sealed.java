package dev.interlock.vault;

/** A value under its data key, and the data key under a key-encryption key. */
@SuppressWarnings("ArrayRecordComponent") // Ciphertext on its way to JDBC, never compared.
record Sealed(byte[] value, WrappedDataKey dataKey) {

  @SuppressWarnings("ArrayRecordComponent")
  record WrappedDataKey(byte[] bytes, String keyEncryptionKeyId) {
    @Override
    public String toString() {
      return "WrappedDataKey[under " + keyEncryptionKeyId + "]";
    }
  }

  @Override
  public String toString() {
    return "Sealed[" + dataKey + "]";
  }
}
