package dev.interlock.command.aws;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A request that is turned down on the wire, before it becomes a command. */
public final class AwsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatusCode status;
  private final String type;

  AwsFault(HttpStatusCode status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  /** The body is no JSON, or a member has another type than the model gives it. */
  static AwsFault serialization(String message) {
    return new AwsFault(HttpStatus.BAD_REQUEST, "SerializationException", message);
  }

  /** Members break constraints of the model. The text is AWS's. */
  public static AwsFault validation(List<String> errors) {
    return new AwsFault(
        HttpStatus.BAD_REQUEST,
        "ValidationException",
        "%d validation error%s detected: %s"
            .formatted(errors.size(), errors.size() == 1 ? "" : "s", String.join("; ", errors)));
  }

  /** The request makes no sense to the operation. */
  public static AwsFault badRequest(String message) {
    return new AwsFault(HttpStatus.BAD_REQUEST, "BadRequestException", message);
  }

  /** What the path names does not exist; with AWS's text. */
  public static AwsFault notFound(String message) {
    return new AwsFault(HttpStatus.NOT_FOUND, "NotFoundException", message);
  }

  /** Later the same request would be taken. */
  public static AwsFault tooManyRequests(String message) {
    return new AwsFault(HttpStatus.TOO_MANY_REQUESTS, "TooManyRequestsException", message);
  }

  /** The answer that AWS's clients read: the type in a header, the message in the body. */
  ResponseEntity<ErrorBody> response() {
    return ResponseEntity.status(status)
        .header("x-amzn-ErrorType", type)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
        .body(new ErrorBody(String.valueOf(getMessage())));
  }

  /** The body of every error of the AWS API. */
  record ErrorBody(String message) {}
}
