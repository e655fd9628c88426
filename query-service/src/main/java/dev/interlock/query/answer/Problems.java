package dev.interlock.query.answer;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Failures as {@code application/problem+json} (RFC 9457). */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final EventLog events;

  Problems(EventLog events) {
    this.events = events;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidParameter refusal) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-parameter", message(refusal));
    problem.setTitle("Invalid parameter");
    problem.setProperty("parameter", refusal.parameter());
    List<String> allowed = refusal.allowed();
    problem.setProperty("allowed", allowed);
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownId refusal) {
    ProblemDetail problem = problem(HttpStatus.NOT_FOUND, "unknown-id", message(refusal));
    problem.setTitle("Unknown id");
    problem.setProperty("remedy", remedy(events.lag()));
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(Exception failure) {
    log.error("A request failed; its sender is told no more than that", failure);
    return answer(
        problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error",
            "The read side failed. Its log says why."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpHeaders own = new HttpHeaders(headers);
    own.set(Answers.LAG_HEADER, events.lag().header());
    own.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(failure, body, own, status, request);
  }

  private static String remedy(Lag lag) {
    if (lag.none()) {
      return "Check the id; the list one level up has every id.";
    }
    return "Check the id; if the thing was made a moment ago, ask again: %s."
        .formatted(
            lag.events() == null
                ? lag.unknown()
                : "the read side is %d events behind".formatted(lag.events()));
  }

  private static String message(RuntimeException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  private static ProblemDetail problem(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:interlock:problem:" + type));
    return problem;
  }

  private ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(Answers.LAG_HEADER, events.lag().header())
        .body(problem);
  }
}
