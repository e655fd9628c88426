package dev.interlock.receipt;

import dev.interlock.messaging.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * A receipt as it is handed out, or what claims to be one.
 *
 * @param rotationId whose receipt it is
 * @param receipt the members of {@link Receipt}
 * @param sha256 of these in canonical JSON, lower-case hexadecimal, as the document says
 */
public record ReceiptDocument(String rotationId, JsonNode receipt, String sha256) {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The document of a receipt. */
  public static ReceiptDocument of(Receipt receipt) {
    // Read again, so that numbers are of the types of any document that is read.
    JsonNode members = Json.mapper().readTree(CanonicalJson.of(Json.mapper().valueToTree(receipt)));
    return new ReceiptDocument(receipt.rotationId(), members, CanonicalJson.sha256(members));
  }

  /**
   * Reads a document, whatever it says; white space and the order of members do not matter.
   *
   * @throws IllegalArgumentException when it is no receipt that this build knows; the message
   *     continues its name
   */
  public static ReceiptDocument read(String text) {
    JsonNode document;
    try {
      document = READER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "is not JSON at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    JsonNode receipt = document.path("receipt");
    String format = receipt.path("format").asString("");
    String rotationId = receipt.path("rotationId").asString("");
    if (format.isEmpty() || !document.path("sha256").isString()) {
      throw new IllegalArgumentException("is not the receipt of a rotation");
    }
    if (!format.equals(Receipt.FORMAT)) {
      throw new IllegalArgumentException(
          "has the format %s, and this version of Interlock knows %s alone"
              .formatted(format, Receipt.FORMAT));
    }
    if (!ID.matcher(rotationId).matches()) {
      throw new IllegalArgumentException("does not say of which rotation it is the receipt");
    }
    return new ReceiptDocument(rotationId, receipt, document.path("sha256").asString());
  }

  /** The document: canonical JSON, the same for the same receipt. */
  public String text() {
    return CanonicalJson.of(
        Json.mapper().createObjectNode().put("sha256", sha256).set("receipt", receipt));
  }

  /** Whether the document has the hash that it says. */
  public boolean intact() {
    return CanonicalJson.sha256(receipt).equals(sha256);
  }

  /**
   * In what this document says something else than the one that follows from the log now, one
   * sentence each, first of all whether it is still as it was issued; none when it is the same.
   */
  public List<String> differencesFrom(ReceiptDocument known) {
    List<String> differences = new ArrayList<>();
    if (!intact()) {
      differences.add(
          "The receipt is not as it was issued: its SHA-256 is %s, and it says %s"
              .formatted(CanonicalJson.sha256(receipt), sha256));
    }
    differences.addAll(Differences.between(receipt, known.receipt));
    return List.copyOf(differences);
  }
}
