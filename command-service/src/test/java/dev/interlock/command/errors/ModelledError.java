package dev.interlock.command.errors;

import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.ServiceUnavailableException;
import software.amazon.awssdk.services.apigateway.model.TooManyRequestsException;
import software.amazon.awssdk.services.apigateway.model.UnauthorizedException;

/** The errors that AWS's model of API Gateway has, with the status of each. */
enum ModelledError {
  BAD_REQUEST(BadRequestException.class, 400),
  UNAUTHORIZED(UnauthorizedException.class, 401),
  NOT_FOUND(NotFoundException.class, 404),
  CONFLICT(ConflictException.class, 409),
  LIMIT_EXCEEDED(LimitExceededException.class, 429),
  TOO_MANY_REQUESTS(TooManyRequestsException.class, 429),
  SERVICE_UNAVAILABLE(ServiceUnavailableException.class, 503);

  private final Class<? extends ApiGatewayException> type;
  private final int status;

  ModelledError(Class<? extends ApiGatewayException> type, int status) {
    this.type = type;
    this.status = status;
  }

  Class<? extends ApiGatewayException> type() {
    return type;
  }

  int status() {
    return status;
  }

  static ModelledError of(Class<?> type) {
    for (ModelledError error : values()) {
      if (error.type == type) {
        return error;
      }
    }
    throw new IllegalArgumentException("The model has gained " + type);
  }
}
