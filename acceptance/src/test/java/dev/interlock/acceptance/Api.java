package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.profiles.ProfileFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP APIs of a running Interlock, called as the AWS SDK would with its first access key. */
final class Api {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Path data;

  /** Reads the key, when it is needed, from the data directory that Interlock was started on. */
  Api(int port, Path data) {
    address = URI.create("http://127.0.0.1:" + port);
    this.data = data;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return address;
  }

  AwsCredentials credentials() {
    ProfileFile file =
        ProfileFile.builder()
            .content(data.resolve("credentials"))
            .type(ProfileFile.Type.CREDENTIALS)
            .build();
    return ProfileCredentialsProvider.builder().profileFile(file).build().resolveCredentials();
  }

  JsonNode get(String path) {
    return send("GET", path, "");
  }

  /** Sends JSON and expects success. */
  JsonNode send(String method, String path, String json) {
    HttpResponse<String> response = exchange(method, path, json);
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isBetween(200, 299);
    return JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
  }

  HttpResponse<String> exchange(String method, String path, String json) {
    SdkHttpRequest signed = signed(method, path, json);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    signed.forEachHeader(
        (name, values) -> {
          if (!name.equals("Host")) { // Which the client sends by itself.
            request.header(name, values.getFirst());
          }
        });
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private SdkHttpRequest signed(String method, String path, String json) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(address.resolve(path))
            .putHeader("Content-Type", "application/json")
            .putHeader("Accept", "application/json")
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            r ->
                r.identity(credentials())
                    .request(request)
                    .payload(ContentStreamProvider.fromUtf8String(json))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
        .request();
  }
}
