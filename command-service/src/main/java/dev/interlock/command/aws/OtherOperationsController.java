package dev.interlock.command.aws;

import dev.interlock.command.aws.AwsFault.ErrorBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Answers, in AWS's form, whatever no operation answers. */
@AwsApi
final class OtherOperationsController {
  private final ObjectProvider<RequestMappingHandlerMapping> mappings;

  OtherOperationsController(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  @RequestMapping({
    "/account/**",
    "/apikeys/**",
    "/clientcertificates/**",
    "/domainnameaccessassociations/**",
    "/domainnames/**",
    "/rejectdomainnameaccessassociations/**",
    "/restapis/**",
    "/sdktypes/**",
    "/tags/**",
    "/usageplans/**",
    "/vpclinks/**"
  })
  ResponseEntity<ErrorBody> other(HttpServletRequest request) {
    PathContainer path = pathOf(request);
    Optional<String> notOffered = AwsOperations.notOffered(request.getMethod(), path);
    if (notOffered.isPresent()) {
      throw AwsFault.badRequest(notOffered.get() + " is not offered yet");
    }
    Set<String> allowed = methodsOf(path);
    if (allowed.isEmpty()) {
      throw new AwsFault(
          HttpStatus.NOT_FOUND,
          "UnknownOperationException",
          "No operation has the path " + path.value());
    }
    ResponseEntity<ErrorBody> refused =
        new AwsFault(
                HttpStatus.METHOD_NOT_ALLOWED,
                "MethodNotAllowedException",
                "Method %s is not allowed here; allowed are %s"
                    .formatted(request.getMethod(), allowed))
            .response();
    return ResponseEntity.status(refused.getStatusCode())
        .headers(refused.getHeaders())
        .header("Allow", String.join(", ", allowed))
        .body(refused.getBody());
  }

  private Set<String> methodsOf(PathContainer path) {
    return mappings.getObject().getHandlerMethods().entrySet().stream()
        .filter(mapping -> mapping.getValue().getBeanType() != getClass())
        .map(Map.Entry::getKey)
        .filter(mapping -> matches(mapping, path))
        .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream())
        .map(Enum::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean matches(RequestMappingInfo mapping, PathContainer path) {
    return mapping.getPathPatternsCondition() != null
        && mapping.getPathPatternsCondition().getPatterns().stream()
            .anyMatch(pattern -> pattern.matches(path));
  }

  private static PathContainer pathOf(HttpServletRequest request) {
    RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
    return path.pathWithinApplication();
  }
}
