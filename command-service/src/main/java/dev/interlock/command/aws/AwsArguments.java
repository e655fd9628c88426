package dev.interlock.command.aws;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands {@link JsonBody} and {@link PageRequest} to the operations. The Content-Type is not looked
 * at: AWS's own clients disagree about it.
 */
final class AwsArguments implements HandlerMethodArgumentResolver {
  /** AWS's quota for the payload of a request. */
  static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == JsonBody.class
        || parameter.getParameterType() == PageRequest.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    return parameter.getParameterType() == PageRequest.class
        ? PageRequest.of(request.getParameter("position"), request.getParameter("limit"))
        : JsonBody.parse(bytes(request));
  }

  private static byte[] bytes(NativeWebRequest request) throws IOException {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    if (http == null) {
      throw new IllegalStateException("The AWS API needs a servlet container");
    }
    byte[] body = http.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new AwsFault(
          HttpStatus.CONTENT_TOO_LARGE,
          "RequestEntityTooLargeException",
          "Request body exceeds " + MAX_BODY_BYTES + " bytes");
    }
    return body;
  }
}
