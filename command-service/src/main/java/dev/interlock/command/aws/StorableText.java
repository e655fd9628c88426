package dev.interlock.command.aws;

import tools.jackson.databind.JsonNode;

/** Text that PostgreSQL and UTF-8 can hold. */
final class StorableText {
  private StorableText() {}

  /**
   * Looks at all texts and names of a JSON value.
   *
   * @throws AwsFault SerializationException when one holds U+0000 or half of a surrogate pair
   */
  static void requireWithin(JsonNode value) {
    if (value.isString()) {
      require(value.stringValue());
    }
    value.propertyNames().forEach(StorableText::require);
    value.forEach(StorableText::requireWithin);
  }

  private static void require(String text) {
    text.codePoints()
        .filter(point -> point == 0 || Character.getType(point) == Character.SURROGATE)
        .findFirst()
        .ifPresent(
            point -> {
              throw AwsFault.serialization(
                  "A text holds U+%04X, which cannot be kept; leave it out".formatted(point));
            });
  }
}
