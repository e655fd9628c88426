package dev.interlock.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/** The current key-encryption key and the older ones that stored data keys may still be under. */
public final class KeyEncryptionKeys {
  // Shorter than any writing of 256 bits, so that a key put in the place of an id is never printed.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  private final String currentId;
  private final Map<String, WipeableKey> byId;

  private KeyEncryptionKeys(Map<String, WipeableKey> byId) {
    this.currentId = byId.keySet().iterator().next();
    this.byId = Collections.unmodifiableMap(byId);
  }

  /**
   * Reads entries {@code id:key}, the current one first, one a line or separated by commas; empty
   * lines and lines that begin with # are left out. An id has 1 to 40 letters, digits, dots,
   * hyphens or underscores; a key is the Base64 (RFC 4648 section 4) of 32 bytes, as {@code openssl
   * rand -base64 32} makes it.
   *
   * @throws IllegalArgumentException naming the entry, never what is in it but its id
   */
  public static KeyEncryptionKeys parse(String text) {
    Map<String, WipeableKey> keys = new LinkedHashMap<>();
    int entry = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      for (String pair : line.split(",", -1)) {
        if (!pair.isBlank()) {
          add(keys, ++entry, pair);
        }
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "No key-encryption key is configured: give at least one as id:key, the key made by"
              + " openssl rand -base64 32");
    }
    return new KeyEncryptionKeys(keys);
  }

  /**
   * Reads a file as {@link #parse} does.
   *
   * @throws UncheckedIOException naming the file, if it cannot be read
   */
  public static KeyEncryptionKeys read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Key-encryption keys cannot be read from " + file, e);
    }
  }

  /** The id of the key that new data keys are wrapped under. */
  public String currentId() {
    return currentId;
  }

  SecretKey current() {
    return find(currentId).orElseThrow();
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public String toString() {
    return "KeyEncryptionKeys[current=" + currentId + ", all=" + byId.keySet() + "]";
  }

  private static void add(Map<String, WipeableKey> keys, int entry, String pair) {
    String[] parts = pair.split(":", -1);
    String id = parts[0].strip();
    if (parts.length != 2 || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "Key-encryption key number %d is not of the form id:key".formatted(entry));
    }
    WipeableKey key = new WipeableKey(decode(id, parts[1].strip()));
    if (keys.values().stream().anyMatch(key::hasBytesOf)) {
      throw new IllegalArgumentException(
          "Key-encryption key %s repeats the key of another id: make a new one".formatted(id));
    }
    if (keys.putIfAbsent(id, key) != null) {
      throw new IllegalArgumentException(
          "Key-encryption key %s is given twice: take another id for one".formatted(id));
    }
  }

  private static byte[] decode(String id, String base64) {
    String remedy = "make one with openssl rand -base64 32";
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Not kept as the cause, because its message quotes from the key.
      throw new IllegalArgumentException(
          "Key-encryption key %s is not Base64: %s".formatted(id, remedy));
    }
    if (bytes.length != WipeableKey.BYTES) {
      int length = bytes.length;
      Arrays.fill(bytes, (byte) 0);
      throw new IllegalArgumentException(
          "Key-encryption key %s has %d bytes instead of 32: %s".formatted(id, length, remedy));
    }
    return bytes;
  }
}
