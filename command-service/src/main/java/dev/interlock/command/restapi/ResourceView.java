package dev.interlock.command.restapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resource of AWS's model.
 *
 * @param resourceMethods by HTTP method; only the names unless the methods were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResourceView(
    String id,
    @Nullable String parentId,
    @Nullable String pathPart,
    String path,
    @Nullable Map<String, MethodView> resourceMethods) {

  /** Method of AWS's model. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MethodView(
      @Nullable String httpMethod,
      @Nullable String authorizationType,
      @Nullable Boolean apiKeyRequired,
      @Nullable IntegrationView methodIntegration) {
    static final MethodView NAME_ONLY = new MethodView(null, null, null, null);
  }

  /** Integration of AWS's model. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record IntegrationView(
      String type,
      @Nullable String httpMethod,
      @Nullable String uri,
      String passthroughBehavior,
      int timeoutInMillis,
      String cacheNamespace,
      List<String> cacheKeyParameters,
      @Nullable String connectionType,
      @Nullable TlsConfig tlsConfig) {

    static IntegrationView of(
        String resourceId,
        String type,
        @Nullable String httpMethod,
        @Nullable String uri,
        int timeoutInMillis,
        boolean insecureSkipVerification) {
      return new IntegrationView(
          type,
          httpMethod,
          uri,
          "WHEN_NO_MATCH",
          timeoutInMillis,
          resourceId,
          List.of(),
          type.equals("MOCK") ? null : "INTERNET",
          insecureSkipVerification ? new TlsConfig(true) : null);
    }
  }

  /** TlsConfig of AWS's model. */
  record TlsConfig(boolean insecureSkipVerification) {}
}
