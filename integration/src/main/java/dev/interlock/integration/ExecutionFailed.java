package dev.interlock.integration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The execution of a method ended with an answer of the gateway's own (AWS: gateway responses). The
 * texts are AWS's; the remark is ours, and says what AWS's text does not.
 */
public final class ExecutionFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String answer;
  private final @Nullable String remark;

  private ExecutionFailed(int status, String answer, String text, @Nullable String remark) {
    super(text, null, false, false);
    this.status = status;
    this.answer = answer;
    this.remark = remark;
  }

  /** The method, its integration or its endpoint is not as it must be. */
  public static ExecutionFailed configuration(String problem) {
    return configuration(problem, null);
  }

  /** The same, with what else is to be said. */
  public static ExecutionFailed configuration(String problem, @Nullable String remark) {
    return new ExecutionFailed(
        500,
        "Internal server error",
        "Execution failed due to configuration error: " + problem,
        remark);
  }

  /** The address is none, does not exist, or may not be called. */
  public static ExecutionFailed invalidAddress(String remark) {
    return configuration("Invalid endpoint address", remark);
  }

  /** The endpoint was not reached, or broke the connection off. */
  public static ExecutionFailed network(String remark) {
    return new ExecutionFailed(
        504,
        "Network error communicating with endpoint",
        "Execution failed due to a network error communicating with endpoint",
        remark);
  }

  /** The endpoint did not answer in the time of the integration. */
  public static ExecutionFailed timeout() {
    return new ExecutionFailed(
        504, "Endpoint request timed out", "Execution failed due to a timeout error", null);
  }

  /** What the endpoint sent is no HTTP. */
  public static ExecutionFailed malformed(String remark) {
    return new ExecutionFailed(
        502,
        "Internal server error",
        "Execution failed due to configuration error: Malformed endpoint response",
        remark);
  }

  /** The body is of a kind that the integration does not take. */
  static ExecutionFailed unsupportedMediaType(String remark) {
    return new ExecutionFailed(
        415, "Unsupported Media Type", "Execution failed: Unsupported Media Type", remark);
  }

  /** What AWS's text does not say, if there is something. */
  public Optional<String> remark() {
    return Optional.ofNullable(remark);
  }

  /** What the caller gets. */
  public MethodResponse response() {
    HttpHeaders headers = new HttpHeaders();
    headers.add(
        "x-amzn-ErrorType", status < 500 ? "BadRequestException" : "InternalServerErrorException");
    return new MethodResponse(status, headers, "{\"message\": \"%s\"}".formatted(answer));
  }
}
