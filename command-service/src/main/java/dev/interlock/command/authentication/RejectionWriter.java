package dev.interlock.command.authentication;

import dev.interlock.command.authentication.Admission.Rejected;
import dev.interlock.command.authentication.Admission.TooLarge;
import dev.interlock.command.authentication.Admission.TooMany;
import dev.interlock.command.authentication.Admission.Unauthenticated;
import dev.interlock.command.authentication.Admission.Unknown;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.http.Problem;
import dev.interlock.command.sigv4.Verification.Reason;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;

/** Answers who is not let in, in the form of the API that was asked. */
final class RejectionWriter {
  private static final String AND_REMEDY =
      "%s; sign with AWS Signature Version 4, or send id and secret of an access key with HTTP"
          + " Basic";

  private final JacksonJsonHttpMessageConverter json = new JacksonJsonHttpMessageConverter();
  private final Clock clock;

  RejectionWriter(Clock clock) {
    this.clock = clock;
  }

  void write(Rejected rejected, boolean ofNativeApi, HttpServletResponse response)
      throws IOException {
    // By the clock that judged: AWS's clients correct their own by it, and try again.
    response.setDateHeader(HttpHeaders.DATE, clock.millis());
    if (rejected instanceof TooMany wait) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
    }
    if (ofNativeApi) {
      ProblemDetail problem = problem(rejected);
      if (rejected instanceof Unauthenticated) {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "AWS4-HMAC-SHA256");
        response.addHeader(
            HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Interlock\", charset=\"UTF-8\"");
      }
      write(ResponseEntity.of(problem).build(), MediaType.APPLICATION_PROBLEM_JSON, response);
    } else {
      write(fault(rejected).response(), MediaType.APPLICATION_JSON, response);
    }
  }

  private static AwsFault fault(Rejected rejected) {
    return switch (rejected) {
      case Unauthenticated why ->
          new AwsFault(
              why.reason() == Reason.INCOMPLETE_SIGNATURE
                  ? HttpStatus.BAD_REQUEST
                  : HttpStatus.FORBIDDEN,
              why.reason().errorType(),
              why.message());
      case TooLarge limit -> AwsFault.tooLarge(limit.bytes());
      case TooMany wait -> AwsFault.tooManyRequests("Rate exceeded");
      case Unknown ours -> AwsFault.internal();
    };
  }

  private static ProblemDetail problem(Rejected rejected) {
    return switch (rejected) {
      case Unauthenticated why ->
          Problem.of(
              HttpStatus.UNAUTHORIZED, "unauthenticated", AND_REMEDY.formatted(why.message()));
      case TooLarge limit ->
          Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "too-large",
              "The body has more than %d bytes; send a smaller one".formatted(limit.bytes()));
      case TooMany wait ->
          Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-many-requests",
              "This access key makes too many requests; try again in %d s"
                  .formatted(wait.seconds()));
      case Unknown ours -> Problem.internal();
    };
  }

  private void write(ResponseEntity<?> answer, MediaType type, HttpServletResponse response)
      throws IOException {
    try (ServletServerHttpResponse output = new ServletServerHttpResponse(response)) {
      output.setStatusCode(answer.getStatusCode());
      output.getHeaders().putAll(answer.getHeaders());
      json.write(Objects.requireNonNull(answer.getBody()), type, output);
    }
  }
}
