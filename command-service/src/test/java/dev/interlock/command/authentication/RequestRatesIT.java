package dev.interlock.command.authentication;

import static dev.interlock.command.RunningService.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class RequestRatesIT {

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
