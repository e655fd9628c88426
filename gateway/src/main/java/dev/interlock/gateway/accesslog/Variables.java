package dev.interlock.gateway.accesslog;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.proxy.Completed;
import dev.interlock.gateway.proxy.Completed.Backend;
import dev.interlock.gateway.proxy.Completed.Called;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code $context.…} stands for. */
final class Variables {
  private static final String NOTHING = "-";

  /** That of the Common Log Format, which AWS takes too. */
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Map<String, Function<Completed, @Nullable Object>> KNOWN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("requestId", Completed::requestId),
              Map.entry("extendedRequestId", Completed::extendedRequestId),
              Map.entry("apiId", stage(StageRef::restApiId)),
              Map.entry("stage", stage(StageRef::stageName)),
              Map.entry("resourceId", called(Called::resourceId)),
              Map.entry("resourcePath", called(Called::resourcePath)),
              Map.entry("httpMethod", Completed::httpMethod),
              Map.entry("path", Completed::path),
              Map.entry("protocol", Completed::protocol),
              Map.entry("domainName", Completed::host),
              Map.entry("status", Completed::status),
              Map.entry("responseLength", Completed::responseLength),
              Map.entry("responseLatency", request -> request.latency().toMillis()),
              Map.entry("requestTime", request -> CLF.format(request.at())),
              Map.entry("requestTimeEpoch", request -> request.at().toEpochMilli()),
              Map.entry("identity.sourceIp", Completed::sourceIp),
              Map.entry("identity.userAgent", Completed::userAgent),
              Map.entry("error.message", Completed::error),
              Map.entry("integration.status", backend(Backend::status)),
              Map.entry("integrationStatus", backend(Backend::status)),
              Map.entry("integration.latency", backend(called -> called.latency().toMillis())),
              Map.entry("integrationLatency", backend(called -> called.latency().toMillis())),
              Map.entry("integrationErrorMessage", Completed::error),
              // Ours: what AWS has no name for.
              Map.entry("integration.clientCert.fingerprint", backend(Backend::fingerprint)),
              Map.entry("queryString", Completed::query)));

  /** Those of AWS that say something of what is not done here: callers are not authenticated. */
  private static final Set<String> EMPTY =
      Set.of(
          "accountId",
          "awsEndpointRequestId",
          "domainPrefix",
          "error.responseType",
          "error.validationErrorString",
          "identity.accountId",
          "identity.apiKey",
          "identity.apiKeyId",
          "identity.caller",
          "identity.user",
          "identity.userArn",
          "xrayTraceId");

  private Variables() {}

  private static Function<Completed, @Nullable Object> called(
      Function<Called, @Nullable Object> value) {
    return request -> request.method() == null ? null : value.apply(request.method());
  }

  private static Function<Completed, @Nullable Object> stage(Function<StageRef, Object> value) {
    return called(method -> value.apply(method.stage()));
  }

  private static Function<Completed, @Nullable Object> backend(
      Function<Backend, @Nullable Object> value) {
    return request -> request.backend() == null ? null : value.apply(request.backend());
  }

  /** What a name stands for, escaped. */
  static Function<Completed, String> named(String name) {
    Function<Completed, @Nullable Object> value = KNOWN.get(name);
    if (value == null) {
      if (!EMPTY.contains(name)) {
        throw new IllegalArgumentException(
            "The format of the access log has no $context.%s; there are %s"
                .formatted(name, names()));
      }
      return request -> NOTHING;
    }
    return request -> {
      Object known = value.apply(request);
      return known == null ? NOTHING : AccessLogFormat.escape(known.toString());
    };
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(KNOWN.keySet());
    names.addAll(EMPTY);
    return names;
  }
}
