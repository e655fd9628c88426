package dev.interlock.command.sigv4;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs requests as AWS's clients do, for one access key, service and region. */
public final class RequestSigner {
  private final String accessKeyId;
  private final String secret;
  private final String region;
  private final String service;

  /** A signer with an access key. */
  public RequestSigner(String accessKeyId, String secret, String region, String service) {
    this.accessKeyId = accessKeyId;
    this.secret = secret;
    this.region = region;
    this.service = service;
  }

  /**
   * The headers to add to a request; the signature covers them and all that it has.
   *
   * @param request with its {@code host} header, as the client is going to send it
   */
  public Map<String, String> sign(RequestParts request, Instant now) {
    SigningTime time = new SigningTime(now);
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.put("x-amz-date", List.of(time.timestamp()));
    List<String> names = headers.keySet().stream().sorted().toList();
    Scope scope = new Scope(time.day(), region, service);
    RequestParts dated =
        new RequestParts(
            request.method(), request.path(), request.query(), headers, request.payloadHash());
    String signature =
        SigningKey.derive(secret, scope)
            .sign(CanonicalRequest.stringToSign(dated, names, time.timestamp(), scope));
    return Map.of(
        "x-amz-date",
        time.timestamp(),
        AuthorizationHeader.NAME,
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                CanonicalRequest.ALGORITHM,
                accessKeyId,
                scope,
                String.join(";", names),
                signature));
  }
}
