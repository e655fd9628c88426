package dev.interlock.command.sigv4;

import java.util.List;
import java.util.Map;

/**
 * What a signature covers of a request, as it came over the wire: each character is one octet (ISO
 * 8859-1), so that nothing is lost by decoding.
 *
 * @param path raw, its percent-encoding included
 * @param query raw, without the question mark; empty when there is none
 * @param headers by name in lower case, the values of a name in the order of their arrival
 * @param payloadHash the SHA-256 of the body in lower-case hexadecimal digits
 */
public record RequestParts(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String payloadHash) {

  /** The values of a header, none when it was not sent. */
  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }
}
