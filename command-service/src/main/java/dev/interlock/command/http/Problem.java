package dev.interlock.command.http;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem details (RFC 9457) of the native API. */
public final class Problem {
  private Problem() {}

  /** A problem of the type {@code urn:interlock:problem:} and the given name. */
  public static ProblemDetail of(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:interlock:problem:" + type));
    return problem;
  }

  /** Something went wrong that is not the caller's fault. */
  public static ProblemDetail internal() {
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "The request failed for a reason of ours; the log of the command service says more");
  }
}
