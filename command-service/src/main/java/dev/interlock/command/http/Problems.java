package dev.interlock.command.http;

import dev.interlock.command.Refusal;
import java.util.Locale;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where what went wrong becomes a problem of the native API (RFC 9457). */
@RestControllerAdvice(annotations = NativeApi.class)
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail on(Refusal refusal) {
    HttpStatus status =
        switch (refusal.kind()) {
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case INVALID -> HttpStatus.BAD_REQUEST;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case LIMIT_EXCEEDED -> HttpStatus.TOO_MANY_REQUESTS;
        };
    String type = refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    ProblemDetail problem = Problem.of(status, type, refusal.getMessage());
    if (refusal.field() != null) {
      problem.setProperty("field", refusal.field());
    }
    return problem;
  }

  @ExceptionHandler
  ProblemDetail on(AggregateNotFoundException missing) {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is no %s; look at the list of what there is"
            .formatted(missing.getAggregateIdentifier()));
  }

  @ExceptionHandler({ConcurrencyException.class, ConcurrencyFailureException.class})
  ProblemDetail onRace() {
    return Problem.of(
        HttpStatus.CONFLICT, "conflict", "Somebody else changed it at the same time; try again");
  }

  @ExceptionHandler
  ProblemDetail on(Exception fault) {
    if (fault instanceof ErrorResponse spring) {
      return spring.getBody();
    }
    log.error("Answering 500", fault);
    return Problem.internal();
  }
}
