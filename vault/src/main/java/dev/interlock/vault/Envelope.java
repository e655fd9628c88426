package dev.interlock.vault;

import dev.interlock.vault.SealedKey.WrappedDataKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** Envelope encryption: a private key under a data key of its own, that under the current key. */
final class Envelope {
  private final KeyEncryptionKeys keys;
  private final SecureRandom random;

  Envelope(KeyEncryptionKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  SealedKey seal(IssuedCertificate issued, PrivateKey privateKey) {
    byte[] pkcs8 = privateKey.getEncoded();
    try (WipeableKey dataKey = WipeableKey.generate(random)) {
      byte[] sealed = AesGcm.seal(dataKey, pkcs8, AssociatedData.ofPrivateKey(issued), random);
      return new SealedKey(sealed, wrap(issued, dataKey));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  PrivateKey open(StoredKey.Live key) {
    IssuedCertificate issued = key.issued();
    byte[] pkcs8 = {};
    try (WipeableKey dataKey = unwrap(key)) {
      pkcs8 = AesGcm.open(dataKey, key.sealed().privateKey(), AssociatedData.ofPrivateKey(issued));
      return KeyFactory.getInstance(issued.certificate().getPublicKey().getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (AEADBadTagException e) {
      throw notAuthentic(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK refuses key " + issued.keyHandle(), e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** The same data key under the current key-encryption key. */
  WrappedDataKey rewrap(StoredKey.Live key) {
    try (WipeableKey dataKey = unwrap(key)) {
      return wrap(key.issued(), dataKey);
    }
  }

  private WrappedDataKey wrap(IssuedCertificate issued, WipeableKey dataKey) {
    byte[] bytes = dataKey.getEncoded();
    try {
      byte[] associated = AssociatedData.ofDataKey(issued, keys.currentId());
      return new WrappedDataKey(
          AesGcm.seal(keys.current(), bytes, associated, random), keys.currentId());
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private WipeableKey unwrap(StoredKey.Live key) {
    WrappedDataKey wrapped = key.sealed().dataKey();
    String id = wrapped.keyEncryptionKeyId();
    String handle = key.issued().keyHandle();
    SecretKey encryptionKey =
        keys.find(id).orElseThrow(() -> KeyUnreadable.keyEncryptionKeyMissing(handle, id));
    try {
      return new WipeableKey(
          AesGcm.open(encryptionKey, wrapped.bytes(), AssociatedData.ofDataKey(key.issued(), id)));
    } catch (AEADBadTagException e) {
      throw notAuthentic(key);
    }
  }

  private static KeyUnreadable notAuthentic(StoredKey.Live key) {
    return KeyUnreadable.notAuthentic(
        key.issued().keyHandle(), key.sealed().dataKey().keyEncryptionKeyId());
  }
}
