package dev.interlock.vault;

import java.util.Optional;

/**
 * Keeps secrets that must be read back, such as those that clients sign their requests with. Every
 * method takes part in the caller's transaction, if there is one. {@link KeyVault#rewrap} covers
 * them too.
 */
public interface SecretVault {

  /**
   * Stores a secret.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the id has one, or had one once
   */
  void put(String id, Secret secret);

  /**
   * The secret; empty if the id never had one, or if it is destroyed.
   *
   * @throws KeyUnreadable if what is stored cannot be opened
   */
  Optional<Secret> find(String id);

  /** Destroys the data key of the secret for good, as {@link KeyVault#destroy} does. Repeatable. */
  void destroy(String id);
}
