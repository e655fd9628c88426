package dev.interlock.command.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.LosesTheFirstAnswer;
import dev.interlock.command.aws.SdkClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;

/** A call that the AWS SDK repeats makes one certificate. */
class GenerateOnceIT {
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
  void aRetryAfterALostAnswerGetsTheSameCertificate() {
    try (ApiGatewayClient aws =
        SdkClient.builder(service)
            .httpClientBuilder(null)
            .httpClient(new LosesTheFirstAnswer(() -> {}))
            .build()) {
      String id =
          aws.generateClientCertificate(r -> r.description("lost once")).clientCertificateId();
      assertThat(described(aws, "lost once")).containsExactly(id);
    }
  }

  @Test
  void simultaneousCallsOfOneInvocationMakeOneCertificate() throws Exception {
    Invocation invocation = new Invocation("AKID", "at once");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<String> call = () -> generate(invocation, "at once");
      List<Future<String>> answers = threads.invokeAll(List.of(call, call, call, call));
      String id = answers.getFirst().get();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo(id);
      }
    }
    try (ApiGatewayClient aws = SdkClient.of(service)) {
      assertThat(described(aws, "at once")).hasSize(1);
    }
  }

  @Test
  void refusesAnotherRequestUnderTheSameInvocation() {
    Invocation invocation = new Invocation("AKID", "reused");
    String id = generate(invocation, "one");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> generate(invocation, "other"))
        .withMessageContaining("has generated certificate %s from another request".formatted(id));
    assertThat(generate(invocation, "one")).isEqualTo(id);
  }

  @Test
  void tellsCallersApart() {
    assertThat(generate(new Invocation("AKID", "shared"), "mine"))
        .isNotEqualTo(generate(new Invocation("OTHER", "shared"), "mine"));
  }

  @Test
  void callsOfDifferentInvocationsMakeOneEach() {
    try (ApiGatewayClient aws = SdkClient.of(service)) {
      aws.generateClientCertificate(r -> r.description("twice"));
      aws.generateClientCertificate(r -> r.description("twice"));
      assertThat(described(aws, "twice")).hasSize(2);
    }
  }

  private static List<String> described(ApiGatewayClient aws, String description) {
    return aws.getClientCertificatesPaginator(r -> {}).items().stream()
        .filter(certificate -> description.equals(certificate.description()))
        .map(ClientCertificate::clientCertificateId)
        .toList();
  }

  private static String generate(Invocation invocation, String description) {
    return service
        .bean(GenerateCalls.class)
        .once(
            Optional.of(invocation),
            new GenerateClientCertificate(
                service.bean(Ids.class).certificateId(), description, Map.of(), Instant.now()));
  }
}
