package dev.interlock.command.aws;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives every answer of the AWS API the request id that its clients show. */
public final class AwsRequestId implements HandlerInterceptor {
  static final String HEADER = "x-amzn-RequestId";

  /** For an answer that no controller gives. */
  public static void addTo(HttpServletResponse response) {
    response.setHeader(HEADER, UUID.randomUUID().toString());
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().isAnnotationPresent(AwsApi.class)) {
      addTo(response);
    }
    return true;
  }
}
