package dev.interlock.integration;

import java.time.Instant;
import java.util.HexFormat;

/** The value of the header X-Amzn-Trace-Id. */
public final class TraceId {
  private TraceId() {}

  /**
   * In the form of AWS X-Ray: a version, seconds since 1970, and 96 bits of its own.
   *
   * @param requestId a UUID
   */
  public static String of(String requestId, Instant at) {
    // Not by a format, which would cost a call as much as its routing.
    return "Root=1-"
        + HexFormat.of().toHexDigits((int) at.getEpochSecond())
        + "-"
        + requestId.replace("-", "").substring(0, 24);
  }
}
