package dev.interlock.command.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;

/**
 * A call of the AWS SDK that must fail, and what its caller is told.
 *
 * @param operation as AWS's model names it
 * @param message the whole of it
 * @param members of the request, by their names in the model; its path is that of what is arranged,
 *     where none of them says otherwise
 */
record ErrorCase(
    String operation, ModelledError error, String message, Map<String, Object> members) {

  static ErrorCase badRequest(String operation, String message, Map<String, Object> members) {
    return new ErrorCase(operation, ModelledError.BAD_REQUEST, message, members);
  }

  static ErrorCase notFound(String operation, String message, Map<String, Object> members) {
    return new ErrorCase(operation, ModelledError.NOT_FOUND, message, members);
  }

  static ErrorCase conflict(String operation, String message, Map<String, Object> members) {
    return new ErrorCase(operation, ModelledError.CONFLICT, message, members);
  }

  static ErrorCase limitExceeded(String operation, String message, Map<String, Object> members) {
    return new ErrorCase(operation, ModelledError.LIMIT_EXCEEDED, message, members);
  }

  /** Calls, and compares type, status and text of the refusal. */
  void requireRefusal(Arranged is) {
    requireRefusal(() -> SdkOperation.named(operation).call(is.aws, is.path(), members));
  }

  void requireRefusal(ThrowingCallable call) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal).isExactlyInstanceOf(error.type());
    ApiGatewayException answer = (ApiGatewayException) refusal;
    assertThat(answer.awsErrorDetails().errorMessage()).isEqualTo(message);
    assertThat(answer.statusCode()).isEqualTo(error.status());
    assertThat(answer.requestId()).isNotBlank();
  }

  @Override
  public String toString() {
    return operation + " / " + error.type().getSimpleName();
  }
}
