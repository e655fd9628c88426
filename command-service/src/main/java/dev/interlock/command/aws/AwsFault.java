package dev.interlock.command.aws;

import dev.interlock.messaging.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A request that is turned down on the wire, before it becomes a command. */
public final class AwsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TYPE = "x-amzn-ErrorType";

  private final HttpStatusCode status;
  private final String type;

  /** An error with one of AWS's types. */
  public AwsFault(HttpStatusCode status, String type, String message) {
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

  /** A body of more than so many bytes. */
  public static AwsFault tooLarge(int bytes) {
    return new AwsFault(
        HttpStatus.CONTENT_TOO_LARGE,
        "RequestEntityTooLargeException",
        "Request body exceeds %d bytes".formatted(bytes));
  }

  /** A fault of ours, of which the caller learns nothing more. */
  public static AwsFault internal() {
    return ofStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
  }

  /** All that is known of a request which failed outside of any operation is a status. */
  static AwsFault ofStatus(int status) {
    HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.NOT_FOUND);
    return switch (known) {
      case INTERNAL_SERVER_ERROR -> new AwsFault(known, "InternalFailure", "Internal server error");
      case SERVICE_UNAVAILABLE ->
          new AwsFault(known, "ServiceUnavailableException", known.getReasonPhrase());
      case NOT_FOUND ->
          new AwsFault(known, "UnknownOperationException", "No operation has this path");
      case METHOD_NOT_ALLOWED ->
          new AwsFault(known, "MethodNotAllowedException", "No operation has this method");
      default -> new AwsFault(known, "BadRequestException", known.getReasonPhrase());
    };
  }

  /** Answers where no controller does. */
  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status.value());
    response.setHeader(TYPE, type);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(body()));
  }

  /** The answer that AWS's clients read: the type in a header, the message in the body. */
  public ResponseEntity<ErrorBody> response() {
    return ResponseEntity.status(status)
        .header(TYPE, type)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
        .body(body());
  }

  private ErrorBody body() {
    return new ErrorBody(String.valueOf(getMessage()));
  }

  /** The body of every error of the AWS API. */
  public record ErrorBody(String message) {}
}
