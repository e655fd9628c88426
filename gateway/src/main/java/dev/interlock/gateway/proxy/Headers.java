package dev.interlock.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Header fields between the server's and the client's form and that of the transformations. */
final class Headers {
  private Headers() {}

  static HttpHeaders read(MultiMap fields) {
    HttpHeaders headers = new HttpHeaders();
    for (Map.Entry<String, String> field : fields) {
      headers.add(field.getKey(), field.getValue());
    }
    return headers;
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
