package dev.interlock.gateway.proxy;

import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that is over, answered or not.
 *
 * @param requestId what the caller was told in {@code x-amzn-RequestId}
 * @param extendedRequestId what it was told in {@code x-amz-apigw-id}
 * @param at when it came
 * @param latency until the end of its answer
 * @param path as it was sent, without the query
 * @param query as it was sent, or null for none
 * @param sourceIp null when the caller was gone at once
 * @param method null when there is no such method
 * @param status null when the caller went before there was one
 * @param responseLength in bytes, without the headers
 * @param backend null when no backend answered
 * @param error why there was no better answer, in the words of AWS, or null
 */
public record Completed(
    String requestId,
    String extendedRequestId,
    Instant at,
    Duration latency,
    String httpMethod,
    String path,
    @Nullable String query,
    String protocol,
    String host,
    @Nullable String sourceIp,
    @Nullable String userAgent,
    @Nullable Called method,
    @Nullable Integer status,
    long responseLength,
    @Nullable Backend backend,
    @Nullable String error) {

  /** The method of a stage that was called. */
  public record Called(StageRef stage, String resourceId, String resourcePath) {}

  /**
   * What the backend did.
   *
   * @param latency from the call to the head of its answer
   * @param fingerprint of the certificate that it asked for and got, SHA-256 in lower-case
   *     hexadecimal digits, or null for none
   */
  public record Backend(Duration latency, int status, @Nullable String fingerprint) {}
}
