package dev.interlock.standalone.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.access.AccessKeyPair;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.command.sigv4.RequestParts;
import dev.interlock.command.sigv4.RequestSigner;
import dev.interlock.command.sigv4.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls one Interlock with one access key; each request is signed (AWS Signature Version 4). */
public final class SignedClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI address;
  private final RequestSigner signer;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * A client.
   *
   * @param address scheme, host and port
   * @param region what requests are signed for
   */
  public SignedClient(URI address, AccessKeyPair key, String region, InstantSource clock) {
    this.address = address;
    this.signer =
        new RequestSigner(key.accessKeyId(), key.secret().reveal(), region, AwsIdentity.SERVICE);
    this.clock = clock;
  }

  /**
   * Sends a request and returns the answer, whatever its status.
   *
   * @param path and its query, if it has one
   * @param body JSON, or nothing
   * @throws IOException when there is no answer within 20 seconds
   */
  public HttpResponse<String> exchange(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    URI target = address.resolve(path);
    String query = Objects.requireNonNullElse(target.getRawQuery(), "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    Map<String, List<String>> signed = Map.of("host", List.of(address.getAuthority()));
    signer
        .sign(
            new RequestParts(method, target.getRawPath(), query, signed, Sha256.hex(body)),
            clock.instant())
        .forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
