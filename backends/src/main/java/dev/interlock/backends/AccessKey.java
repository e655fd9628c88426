package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** What an agent calls Interlock with: an access key of the role OPERATOR. */
public record AccessKey(String id, String secret) {

  /** As an Authorization header of HTTP Basic (RFC 7617), for TLS or the loopback address only. */
  String basic() {
    return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
