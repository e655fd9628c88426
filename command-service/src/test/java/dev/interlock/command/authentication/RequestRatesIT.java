package dev.interlock.command.authentication;

import static dev.interlock.command.RunningService.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.AwsCli;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

class RequestRatesIT {
  private static final int PAGES = 12;

  @Test
  void refusesWhoMakesTooManyRequestsAndNobodyElse() throws Exception {
    try (RunningService service =
        new RunningService(
            "interlock.access.rate-limit.requests-per-second=1",
            "interlock.access.rate-limit.burst=5")) {
      AwsCredentials other = service.createKey("VIEWER");
      for (int i = 0; i < 4; i++) {
        service.send("GET", "/account", "");
      }
      HttpResponse<String> refused = untilRefused(service);
      assertThat(refused.headers().firstValue("x-amzn-ErrorType"))
          .contains("TooManyRequestsException");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.body()).isEqualTo("{\"message\":\"Rate exceeded\"}");

      assertThat(service.send(other, "GET", "/account", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theSdkWaitsAsLongAsItIsToldAndSucceeds() {
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    ExecutionInterceptor noting =
        new ExecutionInterceptor() {
          @Override
          public void afterTransmission(
              Context.AfterTransmission context, ExecutionAttributes attributes) {
            statuses.add(context.httpResponse().statusCode());
          }
        };
    try (RunningService service =
            new RunningService(
                "interlock.access.rate-limit.requests-per-second=1",
                "interlock.access.rate-limit.burst=1");
        ApiGatewayClient aws =
            SdkClient.builder(service)
                .overrideConfiguration(c -> c.addExecutionInterceptor(noting))
                .build()) {
      for (int calls = 0; calls < 50 && !statuses.contains(429); calls++) {
        assertThat(aws.getAccount(r -> {}).apiKeyVersion()).isEqualTo("4");
      }
      assertThat(statuses).contains(429).endsWith(200);
    }
  }

  /** It asks for page after page without a pause. */
  @Test
  void theCliRepeatsWhatIsRefusedAndSucceeds() throws Exception {
    AwsCli cli = AwsCli.orSkip();
    try (RunningService service =
            new RunningService(
                "interlock.access.rate-limit.requests-per-second=2",
                "interlock.access.rate-limit.burst=4");
        ApiGatewayClient aws = SdkClient.of(service)) {
      for (int n = 0; n < PAGES; n++) {
        aws.createRestApi(r -> r.name("Pets"));
      }
      String[] list = {
        "get-rest-apis", "--page-size", "1", "--query", "items[].id", "--output", "text"
      };
      assertThat(cli.apigateway(service.address(), ADMIN, list).output())
          .contains("(TooManyRequestsException)", "Rate exceeded");
      assertThat(cli.apigateway(10, service.address(), ADMIN, list).output().lines())
          .hasSize(PAGES);
    }
  }

  /** Some tokens may have come back meanwhile. */
  private static HttpResponse<String> untilRefused(RunningService service) throws Exception {
    HttpResponse<String> answer = service.send(ADMIN, "GET", "/account", "");
    for (int i = 0; i < 50 && answer.statusCode() != 429; i++) {
      answer = service.send(ADMIN, "GET", "/account", "");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    return answer;
  }
}
