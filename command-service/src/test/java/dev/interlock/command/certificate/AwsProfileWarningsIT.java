package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** Whoever meets a certificate of the profile of AWS is told what it breaks. */
@ExtendWith(OutputCaptureExtension.class)
class AwsProfileWarningsIT {
  private static final String AT_START = "Certificates are generated in the profile of AWS";
  private static final String OTHER = "{\"tags\":{\"interlock:profile\":\"interlock\"}}";
  private static final String DESCRIBED =
      "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}]}";

  @Test
  void warnsAtTheStartAndOnEachAnswerWithSuchACertificate(CapturedOutput output) throws Exception {
    try (RunningService service = new RunningService("interlock.certificates.profile=aws");
        ApiGatewayClient aws = SdkClient.of(service)) {
      assertThat(output).containsOnlyOnce(AT_START).contains("shadow each other on servers");
      assertWarned(service.send("POST", "/clientcertificates", "{}"), 201);
      String path =
          "/clientcertificates/"
              + aws.getClientCertificates(r -> {}).items().getFirst().clientCertificateId();
      assertWarned(service.send("GET", path, ""), 200);
      assertWarned(service.send("PATCH", path, DESCRIBED), 200);

      assertNotWarned(service.send("POST", "/clientcertificates", OTHER), 201);
    }
  }

  @Test
  void doesNotWarnOfTheProfileOfInterlock(CapturedOutput output) throws Exception {
    try (RunningService service = new RunningService()) {
      assertNotWarned(service.send("POST", "/clientcertificates", "{}"), 201);
      assertThat(output).doesNotContain(AT_START);
    }
  }

  private static void assertWarned(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-interlock-warning"))
        .hasValueSatisfying(
            text -> assertThat(text).contains("CN=ApiGateway,L=Seattle,C=US").contains("OpenSSL"));
  }

  private static void assertNotWarned(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().map()).doesNotContainKey("x-interlock-warning");
  }
}
