package dev.interlock.command.restapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.interlock.command.aws.TextMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RestApi of AWS's model; {@code createdDate} in whole seconds since 1970. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RestApiView(
    String id,
    String name,
    @Nullable String description,
    long createdDate,
    String apiKeySource,
    EndpointConfiguration endpointConfiguration,
    @Nullable Map<String, String> tags,
    boolean disableExecuteApiEndpoint,
    String rootResourceId) {

  /** The one kind of endpoint that there is. */
  record EndpointConfiguration(List<String> types, String ipAddressType) {
    static final EndpointConfiguration REGIONAL =
        new EndpointConfiguration(List.of("REGIONAL"), "ipv4");
  }

  static RestApiView of(
      String id,
      String name,
      @Nullable String description,
      long createdDate,
      Map<String, String> tags,
      String rootResourceId) {
    return new RestApiView(
        id,
        name,
        description,
        createdDate,
        "HEADER",
        EndpointConfiguration.REGIONAL,
        TextMap.shown(tags),
        false,
        rootResourceId);
  }
}
