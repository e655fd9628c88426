package dev.interlock.command.authentication;

import dev.interlock.command.Refusal;
import dev.interlock.command.access.RequiresRole;
import dev.interlock.command.aws.AwsApi;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.command.http.NativeApi;
import dev.interlock.contract.AccessRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what the role of the caller does not allow. It looks at the controller that is going to
 * answer and not at the path, which can be written in more than one way.
 */
final class RoleCheck implements HandlerInterceptor {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final AwsIdentity identity;

  RoleCheck(AwsIdentity identity) {
    this.identity = identity;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // Of what has failed already only the answer is made.
    if (handler instanceof HandlerMethod method
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      Class<?> controller = method.getBeanType();
      AccessRole needed = needed(controller, request.getMethod());
      if (controller.isAnnotationPresent(AwsApi.class) && !request.isUserInRole(needed.name())) {
        throw Refusal.forbidden(textOfIam(request));
      }
      if (controller.isAnnotationPresent(NativeApi.class) && !request.isUserInRole(needed.name())) {
        throw Refusal.forbidden(
            "%s %s needs an access key with the role %s; an admin makes one: POST /v1/access-keys"
                .formatted(request.getMethod(), request.getRequestURI(), needed));
      }
    }
    return true;
  }

  private static AccessRole needed(Class<?> controller, String method) {
    RequiresRole required = controller.getAnnotation(RequiresRole.class);
    if (required != null) {
      return required.value();
    }
    return READS.contains(method) ? AccessRole.VIEWER : AccessRole.OPERATOR;
  }

  private String textOfIam(HttpServletRequest request) {
    Caller caller = (Caller) request.getUserPrincipal();
    return ("User: arn:aws:iam::%s:user/%s is not authorized to perform: apigateway:%s"
            + " on resource: arn:aws:apigateway:%s::%s")
        .formatted(
            identity.accountId(),
            caller.userName(),
            request.getMethod(),
            identity.region(),
            request.getRequestURI());
  }
}
