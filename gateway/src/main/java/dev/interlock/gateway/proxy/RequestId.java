package dev.interlock.gateway.proxy;

import dev.interlock.integration.TraceId;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * What a request is known by, to its caller and in the log.
 *
 * @param id a UUID
 * @param extended what AWS calls the extended id
 * @param traceId the value of X-Amzn-Trace-Id
 */
record RequestId(String id, String extended, String traceId) {
  private static final int EXTENDED_BYTES = 11;

  /** Of a request that came at this time. */
  static RequestId of(UUID uuid, Instant at) {
    String id = uuid.toString();
    ByteBuffer bytes = ByteBuffer.allocate(EXTENDED_BYTES).putLong(uuid.getMostSignificantBits());
    String extended = Base64.getUrlEncoder().encodeToString(bytes.array());
    return new RequestId(id, extended, TraceId.of(id, at));
  }

  /** Says it to the caller, as AWS does. */
  void addTo(HttpServerResponse response) {
    response.putHeader("x-amzn-RequestId", id).putHeader("x-amz-apigw-id", extended);
  }
}
