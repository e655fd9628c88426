package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsFault.ErrorBody;
import jakarta.servlet.http.HttpServletResponse;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where what went wrong becomes an error of the AWS API. */
@RestControllerAdvice(annotations = AwsApi.class)
final class AwsErrors {
  private static final Logger LOG = LoggerFactory.getLogger(AwsErrors.class);

  @ExceptionHandler
  ResponseEntity<ErrorBody> on(AwsFault fault) {
    return fault.response();
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> on(Refusal refusal) {
    String message = refusal.getMessage();
    return switch (refusal.kind()) {
      case NOT_FOUND -> answer(HttpStatus.NOT_FOUND, "NotFoundException", message);
      case CONFLICT -> answer(HttpStatus.CONFLICT, "ConflictException", message);
      case INVALID -> answer(HttpStatus.BAD_REQUEST, "BadRequestException", message);
      case FORBIDDEN -> answer(HttpStatus.FORBIDDEN, "AccessDeniedException", message);
      case LIMIT_EXCEEDED -> limitExceeded(message);
    };
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> on(AggregateNotFoundException gone) {
    return answer(
        HttpStatus.NOT_FOUND,
        "NotFoundException",
        "Invalid identifier specified: " + gone.getAggregateIdentifier());
  }

  /** The text is AWS's. */
  @ExceptionHandler({
    ConcurrencyException.class,
    ConcurrencyFailureException.class,
    DataIntegrityViolationException.class
  })
  ResponseEntity<ErrorBody> onRace() {
    return answer(
        HttpStatus.CONFLICT,
        "ConflictException",
        "Unable to complete operation due to concurrent modification. Please try again later.");
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> on(Exception fault, HttpServletResponse response) {
    if (fault instanceof ErrorResponse spring && spring.getStatusCode().is4xxClientError()) {
      return new AwsFault(
              spring.getStatusCode(), "BadRequestException", String.valueOf(fault.getMessage()))
          .response();
    }
    LOG.error("Answering 500 to the request {}", response.getHeader(AwsRequestId.HEADER), fault);
    return AwsFault.internal().response();
  }

  /** AWS's clients repeat it, and wait as long as they are told: a quota frees itself seldom. */
  private static ResponseEntity<ErrorBody> limitExceeded(String message) {
    ResponseEntity<ErrorBody> answer =
        answer(HttpStatus.TOO_MANY_REQUESTS, "LimitExceededException", message);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(answer.getBody());
  }

  private static ResponseEntity<ErrorBody> answer(HttpStatus status, String type, String message) {
    return new AwsFault(status, type, message).response();
  }
}
