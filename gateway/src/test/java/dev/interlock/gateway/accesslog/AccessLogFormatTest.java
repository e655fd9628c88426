package dev.interlock.gateway.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.proxy.Completed;
import dev.interlock.gateway.proxy.Completed.Backend;
import dev.interlock.gateway.proxy.Completed.Called;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessLogFormatTest {
  private static final Called PETS = new Called(new StageRef("api1", "prod"), "res1", "/pets/{id}");
  private static final Backend SHOP = new Backend(Duration.ofMillis(12), 200, "ab12");

  static Completed request(
      @Nullable String userAgent, @Nullable Called method, @Nullable Backend backend) {
    return new Completed(
        "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
        "abc",
        Instant.parse("2026-11-22T06:07:32.123Z"),
        Duration.ofMillis(15),
        "GET",
        "/api1/prod/pets/1",
        "token=secret",
        "HTTP/1.1",
        "127.0.0.1",
        "192.0.2.7",
        userAgent,
        method,
        method == null ? null : 200,
        68,
        backend,
        null);
  }

  private static String line(String format, Completed request) {
    return AccessLogFormat.parse(format).line(request);
  }

  @Test
  void writesTheSamplesOfAws() {
    Completed request = request("curl/8", PETS, SHOP);
    // "Set up CloudWatch logging for REST APIs in API Gateway": CLF and CSV.
    assertThat(
            line(
                "$context.identity.sourceIp $context.identity.caller $context.identity.user"
                    + " [$context.requestTime] \"$context.httpMethod $context.resourcePath"
                    + " $context.protocol\" $context.status $context.responseLength"
                    + " $context.requestId $context.extendedRequestId",
                request))
        .isEqualTo(
            "192.0.2.7 - - [22/Nov/2026:06:07:32 +0000] \"GET /pets/{id} HTTP/1.1\" 200 68"
                + " c6af9ac6-7b61-11e6-9a41-93e8deadbeef abc");
    assertThat(
            line(
                "$context.identity.sourceIp,$context.identity.caller,$context.identity.user,"
                    + "$context.requestTime,$context.httpMethod,$context.resourcePath,"
                    + "$context.protocol,$context.status,$context.responseLength,"
                    + "$context.requestId,$context.extendedRequestId",
                request))
        .startsWith("192.0.2.7,-,-,22/Nov/2026:06:07:32 +0000,GET,/pets/{id},HTTP/1.1,200,68,");
  }

  @Test
  void saysWhatWasPresentedToTheBackend() {
    String format = "$context.integration.clientCert.fingerprint $context.integration.latency.";
    assertThat(line(format, request(null, PETS, SHOP))).isEqualTo("ab12 12.");
    assertThat(line(format, request(null, PETS, null))).isEqualTo("- -.");
  }

  @Test
  void hasAHyphenForWhatThereIsNot() {
    assertThat(
            line(
                "$context.stage $context.status $context.identity.userAgent $context.error.message",
                request(null, null, null)))
        .isEqualTo("- - - -");
  }

  @Test
  void letsNoCallerForgeALineOrAValue() {
    Completed request = request("a\"}\n{\"status\":\"200\"\u2028\\", PETS, SHOP);
    assertThat(line("{\"agent\":\"$context.identity.userAgent\"}", request))
        .isEqualTo("{\"agent\":\"a\\\"}\\u000a{\\\"status\\\":\\\"200\\\"\\u2028\\\\\"}");
  }

  @Test
  void tellsTheQueryOnlyWhenAsked() {
    assertThat(line("$context.path", request(null, PETS, SHOP))).isEqualTo("/api1/prod/pets/1");
    assertThat(line("$context.queryString", request(null, PETS, SHOP))).isEqualTo("token=secret");
  }

  @Test
  void refusesAVariableThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessLogFormat.parse("$context.stauts"))
        .withMessageContaining("$context.stauts")
        .withMessageContaining("status");
    assertThatIllegalArgumentException().isThrownBy(() -> AccessLogFormat.parse("a\nb"));
  }
}
