package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import tools.jackson.databind.JsonNode;

/** Signed requests of the AWS SDK through the one port of Interlock. */
class AccessIT {

  @Test
  void theFirstKeyWorksAndMakesOthersThatMayDoLess(@TempDir Path directory) throws Exception {
    int port = Api.freePort();
    try (Program up =
        Program.start("up", "--data", directory.toString(), "--port", Integer.toString(port))) {
      up.awaitSaying("Interlock is ready");
      Api api = new Api(port, directory);
      assertThat(up.output())
          .contains(
              "Access key %s, secret %s"
                  .formatted(api.credentials().accessKeyId(), api.credentials().secretAccessKey()));

      JsonNode made =
          api.send("POST", "/v1/access-keys", "{\"userName\":\"ann\",\"role\":\"VIEWER\"}");
      AwsCredentials viewer =
          AwsBasicCredentials.create(
              made.get("accessKeyId").asString(), made.get("secretAccessKey").asString());
      try (ApiGatewayClient admin = client(api, api.credentials());
          ApiGatewayClient ann = client(api, viewer)) {
        String id = admin.generateClientCertificate(r -> {}).clientCertificateId();
        assertThat(ann.getClientCertificate(r -> r.clientCertificateId(id)).clientCertificateId())
            .isEqualTo(id);
        assertThatExceptionOfType(ApiGatewayException.class)
            .isThrownBy(() -> ann.deleteClientCertificate(r -> r.clientCertificateId(id)))
            .withMessageContaining("user/ann is not authorized to perform: apigateway:DELETE on");

        putsWithAnEncodedSlashAndABodyThatWaitsFor100Continue(admin, id);
      }
      HttpResponse<String> lastOne =
          api.exchange("DELETE", "/v1/access-keys/" + api.credentials().accessKeyId(), "");
      assertThat(lastOne.statusCode()).isEqualTo(409);
    }
  }

  /** Whether tags are offered or not, the signature holds. */
  private static void putsWithAnEncodedSlashAndABodyThatWaitsFor100Continue(
      ApiGatewayClient aws, String certificate) {
    String arn = "arn:aws:apigateway:us-east-1::/clientcertificates/" + certificate;
    Throwable outcome =
        catchThrowable(() -> aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("a b", "c/d"))));
    if (outcome != null) {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              ApiGatewayException.class,
              refused ->
                  assertThat(refused.awsErrorDetails().errorCode())
                      .isEqualTo("BadRequestException"));
    }
  }

  private static ApiGatewayClient client(Api api, AwsCredentials who) {
    return ApiGatewayClient.builder()
        .endpointOverride(api.address())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(who))
        .httpClientBuilder(ApacheHttpClient.builder())
        .build();
  }
}
