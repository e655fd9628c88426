package dev.interlock.command.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** Tags by the AWS SDK for Java, whose ARNs come with encoded slashes. */
class TagsIT {
  private static final String PREFIX = "arn:aws:apigateway:eu-west-1::";

  private static RunningService service;
  private static ApiGatewayClient aws;

  @BeforeAll
  static void start() {
    service = new RunningService();
    aws = SdkClient.of(service);
  }

  @AfterAll
  static void stop() {
    aws.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate", "api", "stage"})
  void setsReadsAndRemovesTagsOfEachKindOfResource(String kind) {
    String arn = PREFIX + resource(kind);
    Map<String, String> odd = Map.of("a b", "c/d", "k,1", "x,y", "ä+%2F", "", "c", "1");
    aws.tagResource(r -> r.resourceArn(arn).tags(odd));
    aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("c", "2")));
    assertThat(aws.getTags(r -> r.resourceArn(arn)).tags())
        .isEqualTo(Map.of("made", "here", "a b", "c/d", "k,1", "x,y", "ä+%2F", "", "c", "2"));

    aws.untagResource(r -> r.resourceArn(arn).tagKeys("a b", "k,1", "ä+%2F", "never set"));
    assertThat(aws.getTags(r -> r.resourceArn(arn)).tags())
        .isEqualTo(Map.of("made", "here", "c", "2"));
  }

  @Test
  void showsTagsInTheirResource() {
    String certificate = resource("certificate");
    aws.tagResource(r -> r.resourceArn(PREFIX + certificate).tags(Map.of("env", "prod")));
    assertThat(aws.getClientCertificate(r -> r.clientCertificateId(last(certificate))).tags())
        .isEqualTo(Map.of("made", "here", "env", "prod"));
    String stage = resource("stage");
    aws.untagResource(r -> r.resourceArn(PREFIX + stage).tagKeys("made"));
    assertThat(aws.getStage(r -> r.restApiId(stage.split("/", -1)[2]).stageName("prod")).hasTags())
        .isFalse();
  }

  @Test
  void nothingToDoIsNoError() throws Exception {
    String path = "/tags/" + (PREFIX + resource("certificate")).replace("/", "%2F");
    assertThat(service.send("PUT", path, "{\"tags\":{}}").statusCode()).isEqualTo(204);
    assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(service.send("GET", path, "").body()).isEqualTo("{\"tags\":{\"made\":\"here\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /clientcertificates/zzzzzz          | Invalid Client Certificate identifier specified
          /restapis/zzzzzzzzzz                | Invalid API identifier specified
          /restapis/zzzzzzzzzz/stages/prod    | Invalid API identifier specified
          /restapis/zzzzzzzzzz/stages/p/x     | Invalid resource identifier specified
          /apikeys/a1b2c3                     | Tags are held by /clientcertificates/
          """)
  void namesTheResourceThatDoesNotExist(String resource, String message) {
    List<ThrowingCallable> calls =
        List.of(
            () -> aws.getTags(r -> r.resourceArn(PREFIX + resource)),
            () -> aws.tagResource(r -> r.resourceArn(PREFIX + resource).tags(Map.of("k", "v"))),
            () -> aws.untagResource(r -> r.resourceArn(PREFIX + resource).tagKeys("k")));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(call)
                    .withMessageContaining(message));
  }

  @Test
  void refusesAnArnThatIsNone() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> aws.getTags(r -> r.resourceArn("clientcertificates/a1b2c3")))
        .withMessageContaining("Invalid ARN specified: clientcertificates/a1b2c3");
  }

  @Test
  void decodesAnArnOnce() throws Exception {
    String twice = (PREFIX + resource("certificate")).replace("/", "%252F");
    HttpResponse<String> answer = service.send("GET", "/tags/" + twice, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void refusesTagsThatAwsRefusesAndSetsNone() {
    String arn = PREFIX + resource("certificate");
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () -> aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("ok", "", "aws:x", ""))))
        .withMessageContaining("aws:x");
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () -> aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("k".repeat(129), ""))));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () -> aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("k", "v".repeat(257)))));
    assertThat(aws.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("made", "here"));
  }

  /** The path of a new resource that has one tag. */
  private static String resource(String kind) {
    Map<String, String> tags = Map.of("made", "here");
    if (kind.equals("certificate")) {
      return "/clientcertificates/"
          + aws.generateClientCertificate(r -> r.tags(tags)).clientCertificateId();
    }
    var api = aws.createRestApi(r -> r.name("Pets").tags(tags));
    if (kind.equals("api")) {
      return "/restapis/" + api.id();
    }
    String root = api.rootResourceId();
    aws.putMethod(
        r -> r.restApiId(api.id()).resourceId(root).httpMethod("ANY").authorizationType("NONE"));
    aws.putIntegration(
        r -> r.restApiId(api.id()).resourceId(root).httpMethod("ANY").type(IntegrationType.MOCK));
    String deployment = aws.createDeployment(r -> r.restApiId(api.id())).id();
    aws.createStage(
        r -> r.restApiId(api.id()).stageName("prod").deploymentId(deployment).tags(tags));
    return "/restapis/" + api.id() + "/stages/prod";
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
