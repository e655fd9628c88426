package dev.interlock.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.sigv4.RequestParts;
import dev.interlock.command.sigv4.RequestSigner;
import dev.interlock.command.sigv4.Sha256;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** The headers that a client sends with a request. */
@FunctionalInterface
public interface Signing {
  Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");

  /** The headers, the signature's included; not those that an HTTP client makes itself. */
  Map<String, String> headers(String method, URI uri, String body);

  /** Nobody. */
  static Signing none() {
    return (method, uri, body) -> Map.of();
  }

  /** The AWS SDK's own signer, by a clock; ours for methods that no AWS client has. */
  static Signing of(AwsCredentials who, Clock clock) {
    return (method, uri, body) -> {
      if (!METHODS.contains(method)) {
        RequestParts request =
            new RequestParts(
                method,
                uri.getRawPath(),
                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                Map.of("host", List.of(uri.getAuthority())),
                Sha256.hex(body.getBytes(UTF_8)));
        return new RequestSigner(
                who.accessKeyId(), who.secretAccessKey(), RunningService.REGION, "apigateway")
            .sign(request, clock.instant());
      }
      SdkHttpRequest unsigned =
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.fromValue(method))
              .uri(uri)
              .putHeader("Content-Type", "application/json")
              .putHeader("Accept", "application/json")
              .build();
      SdkHttpRequest signed =
          AwsV4HttpSigner.create()
              .sign(
                  r ->
                      r.identity(who)
                          .request(unsigned)
                          .payload(ContentStreamProvider.fromByteArray(body.getBytes(UTF_8)))
                          .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                          .putProperty(AwsV4HttpSigner.REGION_NAME, RunningService.REGION)
                          .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                          .putProperty(HttpSigner.SIGNING_CLOCK, clock))
              .request();
      Map<String, String> headers = new LinkedHashMap<>();
      signed.forEachHeader((name, values) -> headers.put(name, values.getFirst()));
      headers.remove("Host");
      return headers;
    };
  }
}
