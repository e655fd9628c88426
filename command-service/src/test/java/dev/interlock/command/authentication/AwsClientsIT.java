package dev.interlock.command.authentication;

import static dev.interlock.command.RunningService.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.interlock.command.AwsCli;
import dev.interlock.command.AwsCli.Outcome;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;

/** How clients as they are installed show who is let in: the AWS SDK, the AWS CLI v2, curl. */
class AwsClientsIT {
  private static final AwsCredentials WRONG =
      AwsBasicCredentials.create(ADMIN.accessKeyId(), "not of the administrator");
  private static final AwsCredentials UNKNOWN =
      AwsBasicCredentials.create("AKIAUNKNOWNUNKNOWN22", "secret");

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void theSdkNamesTheRefusal() throws Exception {
    assertRefused(() -> generate(service, WRONG), "InvalidSignatureException");
    assertRefused(() -> generate(service, UNKNOWN), "UnrecognizedClientException");
    AwsCredentials viewer = service.createKey("VIEWER");
    assertRefused(() -> generate(service, viewer), "AccessDeniedException");
    assertThat(certificates()).isZero();
  }

  /** A first request is refused; the SDK then reads the time from the refusal. */
  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT6M"})
  void theSdkCorrectsItsClockAndTriesAgain(Duration ahead) {
    try (RunningService skewed = new RunningService(Clock.offset(Clock.systemUTC(), ahead))) {
      assertThat(generate(skewed, ADMIN)).isNotBlank();
    }
  }

  @Test
  void theSdkIsRefusedWhenItsBodyIsChangedOnTheWay() {
    try (ApiGatewayClient aws =
        SdkClient.builder(service)
            .httpClientBuilder(null)
            .httpClient(new ChangesBodies("Yours", "Mine!"))
            .build()) {
      assertRefused(
          () -> aws.generateClientCertificate(r -> r.description("Yours")),
          "InvalidSignatureException");
    }
    assertThat(certificates()).isZero();
  }

  @Test
  void theCliNamesTheRefusal() throws Exception {
    AwsCli cli = AwsCli.orSkip();
    assertThat(run(cli, WRONG)).contains("(InvalidSignatureException)", "does not match");
    assertThat(run(cli, UNKNOWN)).contains("(UnrecognizedClientException)", "is invalid");
    assertThat(run(cli, service.createKey("VIEWER")))
        .contains("(AccessDeniedException)", "user/ann is not authorized")
        .contains("apigateway:POST on resource: arn:aws:apigateway:us-east-1::/clientcertificates");
    assertThat(certificates()).isZero();
  }

  @Test
  void theCliShowsThatTheClockIsWrong() throws Exception {
    AwsCli cli = AwsCli.orSkip();
    try (RunningService skewed =
        new RunningService(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)))) {
      assertThat(cli.apigateway(skewed.address(), ADMIN, "generate-client-certificate").output())
          .contains("(InvalidSignatureException)", "Signature expired: ", " - 5 min.)");
    }
  }

  @Test
  void curlSignsOrSendsBasicCredentials() throws Exception {
    assumeThat(curl("--version").exit()).as("needs curl 7.75 or newer").isZero();
    String user = ADMIN.accessKeyId() + ":" + ADMIN.secretAccessKey();
    String list = service.address() + "/v1/access-keys";
    String[] signing = {"--aws-sigv4", "aws:amz:us-east-1:apigateway", "--user"};
    assertThat(curl("--user", user, list).output()).contains(ADMIN.accessKeyId());
    assertThat(curl(signing[0], signing[1], signing[2], user, list).output())
        .contains(ADMIN.accessKeyId());
    assertThat(
            curl(signing[0], signing[1], signing[2], user, service.address() + "/account").output())
        .contains("throttleSettings");
    assertThat(curl("--user", ADMIN.accessKeyId() + ":wrong", list).output())
        .contains("urn:interlock:problem:unauthenticated");
  }

  private static String generate(RunningService where, AwsCredentials who) {
    try (ApiGatewayClient aws =
        SdkClient.builder(where)
            .credentialsProvider(StaticCredentialsProvider.create(who))
            .build()) {
      return aws.generateClientCertificate(r -> {}).clientCertificateId();
    }
  }

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatExceptionOfType(ApiGatewayException.class)
        .isThrownBy(call)
        .satisfies(
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refused.requestId()).isNotBlank();
            });
  }

  private static String run(AwsCli cli, AwsCredentials who) throws IOException {
    Outcome outcome = cli.apigateway(service.address(), who, "generate-client-certificate");
    assertThat(outcome.exit()).isNotZero();
    return outcome.output();
  }

  private static Outcome curl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("curl", "--silent"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private static long certificates() {
    return JdbcClient.create(service.database())
        .sql("SELECT count(*) FROM command.client_certificate")
        .query(Long.class)
        .single();
  }

  /** Sends something else than what was signed, of the same length. */
  private static final class ChangesBodies implements SdkHttpClient {
    private final SdkHttpClient http = ApacheHttpClient.create();
    private final String from;
    private final String to;

    ChangesBodies(String from, String to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return http.prepareRequest(
          HttpExecuteRequest.builder()
              .request(request.httpRequest())
              .contentStreamProvider(
                  request.contentStreamProvider().map(this::changed).orElseThrow())
              .build());
    }

    private ContentStreamProvider changed(ContentStreamProvider content) {
      try (InputStream body = content.newStream()) {
        return ContentStreamProvider.fromUtf8String(
            new String(body.readAllBytes(), UTF_8).replace(from, to));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
