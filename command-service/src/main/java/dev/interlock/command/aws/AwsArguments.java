package dev.interlock.command.aws;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands {@link JsonBody}, {@link RawBody} and {@link PageRequest} to the operations. The
 * Content-Type is not looked at: AWS's own clients disagree about it.
 */
final class AwsArguments implements HandlerMethodArgumentResolver {
  /** AWS's quota for a definition that is imported. */
  private static final int MAX_IMPORT_BYTES = 6 * 1024 * 1024;

  private static final Set<Class<?>> OFFERED =
      Set.of(JsonBody.class, RawBody.class, PageRequest.class);

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return OFFERED.contains(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (parameter.getParameterType() == PageRequest.class) {
      return PageRequest.of(request.getParameter("position"), request.getParameter("limit"));
    }
    byte[] body = bytes(request);
    if (parameter.getParameterType() == JsonBody.class) {
      return JsonBody.parse(body);
    }
    if (body.length > MAX_IMPORT_BYTES) {
      throw AwsFault.tooLarge(MAX_IMPORT_BYTES);
    }
    return new RawBody(body);
  }

  private static byte[] bytes(NativeWebRequest request) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    if (http == null) {
      throw new IllegalStateException("The AWS API needs a servlet container");
    }
    try {
      return http.getInputStream().readAllBytes();
    } catch (IOException brokenOff) {
      throw AwsFault.serialization("The request body could not be read to its end");
    }
  }
}
