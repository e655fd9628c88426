package dev.interlock.command.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Requests as the AWS SDK signs them. */
final class AwsSigned {
  static final String ID = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

  private AwsSigned() {}

  /** Somebody with a secret, asked for a key of a scope. */
  record Holder(String secret, Scope scope) implements Signatory {
    @Override
    public SigningKey signingKey() {
      return SigningKey.derive(secret, scope);
    }
  }

  /** Finds the one that these requests are signed by. */
  static Optional<Holder> find(String accessKeyId, Scope scope) {
    return accessKeyId.equals(ID) ? Optional.of(new Holder(SECRET, scope)) : Optional.empty();
  }

  static RequestParts request(
      String method, String path, String query, Map<String, String> headers, String body) {
    String target = query.isEmpty() ? path : path + "?" + query;
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create("http://gateway.example:8080" + target));
    headers.forEach(unsigned::putHeader);
    byte[] bytes = body.getBytes(UTF_8);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(AwsBasicCredentials.create(ID, SECRET))
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(AT, ZoneOffset.UTC)))
            .request();
    Map<String, List<String>> sent = new TreeMap<>();
    signed.headers().forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), values));
    return new RequestParts(
        method,
        signed.encodedPath(),
        signed.encodedQueryParameters().orElse(""),
        sent,
        Sha256.hex(bytes));
  }
}
