package dev.interlock.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;

/** The one way to write an object as bytes (RFC 8785). */
final class CanonicalJson {
  private CanonicalJson() {}

  static String of(JsonNode object) {
    try {
      return new JsonCanonicalizer(object.toString()).getEncodedString();
    } catch (IOException e) {
      throw new IllegalArgumentException("An object was expected", e);
    }
  }

  /** Of the UTF-8 of the canonical form, in lower-case hexadecimal. */
  static String sha256(JsonNode object) {
    try {
      byte[] bytes = of(object).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
