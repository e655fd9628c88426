package dev.interlock.vault;

import java.util.List;

/**
 * What one run brought under the current key-encryption key.
 *
 * @param rewrapped how many keys and secrets
 * @param unreadable those that stayed behind, because they are damaged or their key-encryption key
 *     is not configured; throw no older key-encryption key away while there are any
 */
public record Rewrap(int rewrapped, List<KeyUnreadable> unreadable) {

  /** Copies the list. */
  public Rewrap {
    unreadable = List.copyOf(unreadable);
  }
}
