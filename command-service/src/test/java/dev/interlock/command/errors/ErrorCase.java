package dev.interlock.command.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;

/**
 * A call of the AWS SDK that must fail, and what its caller is told.
 *
 * @param operation as AWS's model names it
 * @param message the whole of it
 */
record ErrorCase(
    String operation, ModelledError error, String message, Consumer<ApiGatewayClient> call) {

  static ErrorCase badRequest(String operation, String message, Consumer<ApiGatewayClient> call) {
    return new ErrorCase(operation, ModelledError.BAD_REQUEST, message, call);
  }

  static ErrorCase notFound(String operation, String message, Consumer<ApiGatewayClient> call) {
    return new ErrorCase(operation, ModelledError.NOT_FOUND, message, call);
  }

  static ErrorCase conflict(String operation, String message, Consumer<ApiGatewayClient> call) {
    return new ErrorCase(operation, ModelledError.CONFLICT, message, call);
  }

  static ErrorCase limitExceeded(
      String operation, String message, Consumer<ApiGatewayClient> call) {
    return new ErrorCase(operation, ModelledError.LIMIT_EXCEEDED, message, call);
  }

  /** Calls, and compares type, status and text of the refusal. */
  void requireRefusal(ApiGatewayClient aws) {
    Throwable refusal = catchThrowable(() -> call.accept(aws));
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
