package dev.interlock.command.aws;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands {@link JsonBody} and {@link PageRequest} to the operations. The Content-Type is not looked
 * at: AWS's own clients disagree about it.
 */
final class AwsArguments implements HandlerMethodArgumentResolver {
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
    return http.getInputStream().readAllBytes();
  }
}
