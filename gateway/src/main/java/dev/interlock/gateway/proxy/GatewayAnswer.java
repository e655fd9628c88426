package dev.interlock.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;

/**
 * An answer of the gateway's own that is not about a backend (AWS: gateway responses).
 *
 * @param errorType AWS's name for it
 */
record GatewayAnswer(int status, String errorType, String message) {
  /** There is no such method; AWS's text speaks of what a request to it would need. */
  static final GatewayAnswer UNKNOWN =
      new GatewayAnswer(403, "MissingAuthenticationTokenException", "Missing Authentication Token");

  /** The method asks for what the gateway can not check. */
  static final GatewayAnswer FORBIDDEN = new GatewayAnswer(403, "ForbiddenException", "Forbidden");

  /** A fault of the gateway's own. */
  static final GatewayAnswer INTERNAL =
      new GatewayAnswer(500, "InternalServerErrorException", "Internal server error");

  /** What was sent can not be read. */
  static final GatewayAnswer BAD_REQUEST =
      new GatewayAnswer(400, "BadRequestException", "Bad Request");

  /** Answers a request, whose body is of no interest. */
  void send(HttpServerRequest request) {
    request.resume();
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("x-amzn-ErrorType", errorType)
        .end("{\"message\":\"" + message + "\"}");
  }
}
