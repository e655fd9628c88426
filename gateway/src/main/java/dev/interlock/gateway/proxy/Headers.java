package dev.interlock.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Header fields between the server's and the client's form and that of the transformations. */
final class Headers {
  private Headers() {}

  /** All but those that Connection names: they are for us alone (RFC 9110, section 7.6.1). */
  static HttpHeaders read(MultiMap fields) {
    HttpHeaders headers = new HttpHeaders();
    for (Map.Entry<String, String> field : fields) {
      headers.add(field.getKey(), field.getValue());
    }
    for (String options : fields.getAll(HttpHeaders.CONNECTION)) {
      for (String option : options.split(",")) {
        headers.remove(option.strip());
      }
    }
    return headers;
  }

  /**
   * Whether it is known where the body ends (RFC 9112, section 6.3): all else that leaves this open
   * is refused by the decoder.
   */
  static boolean areFramed(MultiMap fields) {
    List<String> encodings = fields.getAll(HttpHeaders.TRANSFER_ENCODING);
    return encodings.isEmpty()
        || (encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked"));
  }

  static void write(HttpHeaders headers, MultiMap fields) {
    headers.forEach(fields::set);
  }

  /** A body that passes as it comes needs what says how it is encoded. */
  static void keepEncoding(MultiMap from, MultiMap to) {
    String encoding = from.get(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null) {
      to.set(HttpHeaders.CONTENT_ENCODING, encoding);
    }
  }
}
