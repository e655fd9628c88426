package dev.interlock.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** The headers that a client sends with a request. */
@FunctionalInterface
public interface Signing {

  /** The headers, the signature's included; not those that an HTTP client makes itself. */
  Map<String, String> headers(String method, URI uri, String body);

  /** Nobody. */
  static Signing none() {
    return (method, uri, body) -> Map.of();
  }

  /** The AWS SDK's own signer, by a clock. */
  static Signing of(AwsCredentials who, Clock clock) {
    return (method, uri, body) -> {
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
