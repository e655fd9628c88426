package dev.interlock.vault;

/** A private key under its data key, and the data key under a key-encryption key. */
@SuppressWarnings("ArrayRecordComponent") // Ciphertext on its way to JDBC, never compared.
record SealedKey(byte[] privateKey, WrappedDataKey dataKey) {

  @SuppressWarnings("ArrayRecordComponent")
  record WrappedDataKey(byte[] bytes, String keyEncryptionKeyId) {
    @Override
    public String toString() {
      return "WrappedDataKey[under " + keyEncryptionKeyId + "]";
    }
  }

  @Override
  public String toString() {
    return "SealedKey[" + dataKey + "]";
  }
}
