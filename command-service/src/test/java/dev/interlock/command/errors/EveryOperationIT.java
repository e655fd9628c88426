package dev.interlock.command.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.TooManyRequestsException;

/** What every operation refuses alike. */
class EveryOperationIT {
  private static RunningService service;
  private static ApiGatewayClient admin;
  private static ApiGatewayClient stranger;

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            "interlock.access.rate-limit.requests-per-second=1",
            "interlock.access.rate-limit.burst=1");
    admin = client(RunningService.ADMIN);
    stranger = client(AwsBasicCredentials.create(RunningService.ADMIN.accessKeyId(), "guessed"));
  }

  @AfterAll
  static void stop() {
    admin.close();
    stranger.close();
    service.close();
  }

  static Stream<SdkOperation> operations() throws IOException {
    ErrorsPage page = ErrorsPage.read();
    return SdkOperation.all().filter(operation -> page.cells().containsKey(operation.name()));
  }

  /** Not with the model's UnauthorizedException, which AWS does not send either. */
  @ParameterizedTest(name = "{0} / InvalidSignatureException")
  @MethodSource("operations")
  void refusesWhoDoesNotKnowTheSecret(SdkOperation operation) {
    assertThatExceptionOfType(ApiGatewayException.class)
        .isThrownBy(() -> operation.call(stranger, member -> "any", Map.of()))
        .satisfies(
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(403);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("InvalidSignatureException");
            });
  }

  @ParameterizedTest(name = "{0} / TooManyRequestsException")
  @MethodSource("operations")
  void refusesMoreThanTheRateAllows(SdkOperation operation) {
    // Once a second a call is let through, to whatever it finds.
    await()
        .untilAsserted(
            () ->
                assertThat(catchThrowable(() -> operation.call(admin, member -> "any", Map.of())))
                    .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        refused -> {
                          assertThat(refused.statusCode()).isEqualTo(429);
                          assertThat(refused.awsErrorDetails().errorMessage())
                              .isEqualTo("Rate exceeded");
                          assertThat(refused.retryAfterSeconds()).isEqualTo("1");
                        }));
  }

  private static ApiGatewayClient client(AwsCredentials who) {
    return SdkClient.builder(service)
        .credentialsProvider(StaticCredentialsProvider.create(who))
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
