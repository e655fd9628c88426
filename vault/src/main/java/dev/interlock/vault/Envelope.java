package dev.interlock.vault;

import dev.interlock.vault.Sealed.WrappedDataKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** Envelope encryption: a value under a data key of its own, that under the current key. */
final class Envelope {
  private final KeyEncryptionKeys keys;
  private final SecureRandom random;

  Envelope(KeyEncryptionKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  Sealed seal(KeyOwner owner, PrivateKey privateKey) {
    return seal(AssociatedData.of(owner), privateKey.getEncoded());
  }

  PrivateKey open(StoredKey.Live key) {
    KeyOwner owner = key.owner();
    byte[] pkcs8 = open(AssociatedData.of(owner), key.sealed());
    try {
      return KeyFactory.getInstance(owner.publicKey().getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK refuses key " + owner.keyHandle(), e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Wipes the value. */
  Sealed seal(AssociatedData owner, byte[] value) {
    try (WipeableKey dataKey = WipeableKey.generate(random)) {
      return new Sealed(AesGcm.seal(dataKey, value, owner.ofValue(), random), wrap(owner, dataKey));
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  /** The value, which the caller wipes. */
  byte[] open(AssociatedData owner, Sealed sealed) {
    try (WipeableKey dataKey = unwrap(owner, sealed.dataKey())) {
      return AesGcm.open(dataKey, sealed.value(), owner.ofValue());
    } catch (AEADBadTagException e) {
      throw notAuthentic(owner, sealed.dataKey());
    }
  }

  /** The same data key under the current key-encryption key. */
  WrappedDataKey rewrap(AssociatedData owner, WrappedDataKey wrapped) {
    try (WipeableKey dataKey = unwrap(owner, wrapped)) {
      return wrap(owner, dataKey);
    }
  }

  private WrappedDataKey wrap(AssociatedData owner, WipeableKey dataKey) {
    byte[] bytes = dataKey.getEncoded();
    try {
      byte[] associated = owner.ofDataKey(keys.currentId());
      return new WrappedDataKey(
          AesGcm.seal(keys.current(), bytes, associated, random), keys.currentId());
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private WipeableKey unwrap(AssociatedData owner, WrappedDataKey wrapped) {
    String id = wrapped.keyEncryptionKeyId();
    SecretKey encryptionKey =
        keys.find(id).orElseThrow(() -> KeyUnreadable.keyEncryptionKeyMissing(owner.handle(), id));
    try {
      return new WipeableKey(AesGcm.open(encryptionKey, wrapped.bytes(), owner.ofDataKey(id)));
    } catch (AEADBadTagException e) {
      throw notAuthentic(owner, wrapped);
    }
  }

  private static KeyUnreadable notAuthentic(AssociatedData owner, WrappedDataKey wrapped) {
    return KeyUnreadable.notAuthentic(owner.handle(), wrapped.keyEncryptionKeyId());
  }
}
