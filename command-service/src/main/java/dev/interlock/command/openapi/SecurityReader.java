package dev.interlock.command.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may call an operation: the schemes that AWS has a meaning for. */
final class SecurityReader {
  private static final String AUTH = "x-amazon-apigateway-auth";
  private static final String AUTH_TYPE = "x-amazon-apigateway-authtype";
  private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";

  private final OpenAPI document;
  private final Notes notes;

  SecurityReader(OpenAPI document, Notes notes) {
    this.document = document;
    this.notes = notes;
  }

  /** AWS's authorizationType. One that needs an authorizer is refused later, as AWS does. */
  String authorizationType(Operation operation) {
    if (extension(operation.getExtensions(), AUTH) instanceof Map<?, ?> auth
        && auth.get("type") != null) {
      return String.valueOf(auth.get("type")).toUpperCase(Locale.ROOT);
    }
    String type = "NONE";
    for (String name : required(operation)) {
      SecurityScheme scheme = scheme(name);
      if (scheme == null) {
        notes.warn("The security scheme '%s' is not defined and is ignored", name);
      } else if ("awsSigv4".equals(extension(scheme.getExtensions(), AUTH_TYPE))) {
        type = "AWS_IAM";
      } else if (extension(scheme.getExtensions(), AUTHORIZER) != null) {
        return "CUSTOM";
      } else if (!isApiKey(scheme)) {
        notes.warn("The security scheme '%s' means nothing to AWS and is ignored", name);
      }
    }
    return type;
  }

  boolean apiKeyRequired(Operation operation) {
    return required(operation).stream()
        .map(this::scheme)
        .filter(Objects::nonNull)
        .anyMatch(SecurityReader::isApiKey);
  }

  private Set<String> required(Operation operation) {
    List<SecurityRequirement> security = operation.getSecurity();
    if (security == null) {
      security = document.getSecurity();
    }
    Set<String> names = new TreeSet<>();
    if (security != null) {
      security.forEach(requirement -> names.addAll(requirement.keySet()));
    }
    return names;
  }

  private @Nullable SecurityScheme scheme(String name) {
    return document.getComponents() == null || document.getComponents().getSecuritySchemes() == null
        ? null
        : document.getComponents().getSecuritySchemes().get(name);
  }

  private static boolean isApiKey(SecurityScheme scheme) {
    return scheme.getType() == SecurityScheme.Type.APIKEY
        && "x-api-key".equalsIgnoreCase(scheme.getName())
        && extension(scheme.getExtensions(), AUTH_TYPE) == null;
  }

  private static @Nullable Object extension(@Nullable Map<String, Object> all, String name) {
    return all == null ? null : all.get(name);
  }
}
