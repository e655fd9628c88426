package dev.interlock.command.sigv4;

/**
 * What a signing key is good for.
 *
 * @param day as {@code yyyyMMdd}, in UTC
 */
public record Scope(String day, String region, String service) {
  static final String TERMINATOR = "aws4_request";

  /** As it is signed. */
  @Override
  public String toString() {
    return String.join("/", day, region, service, TERMINATOR);
  }
}
