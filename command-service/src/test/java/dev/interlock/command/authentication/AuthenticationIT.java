package dev.interlock.command.authentication;

import static dev.interlock.command.RunningService.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.Signing;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in, and what the others are told. */
class AuthenticationIT {
  private static final Clock NOW = Clock.systemUTC();
  private static final String BODY = "{\"description\":\"mine\"}";

  private static RunningService service;
  private long eventsBefore;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void count() {
    eventsBefore = certificates();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(certificates()).isEqualTo(eventsBefore);
  }

  static Stream<Arguments> tampered() {
    return Stream.of(
        Arguments.of("body", signed("POST", "/clientcertificates", "{}")),
        Arguments.of("method", signed("GET", "/clientcertificates", BODY)),
        Arguments.of("path", signed("POST", "/restapis", BODY)),
        Arguments.of("query", signed("POST", "/clientcertificates?x=1", BODY)),
        Arguments.of("header", changed("Accept", "text/plain")),
        Arguments.of("time", changed("X-Amz-Date", "20000101T000000Z")),
        Arguments.of("payload hash", changed("x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
        Arguments.of(
            "secret", Signing.of(AwsBasicCredentials.create(ADMIN.accessKeyId(), "wrong"), NOW)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampered")
  void refusesWhatWasChangedOnTheWay(String what, Signing signing) throws Exception {
    assertRefused(
        service.send(signing, "POST", "/clientcertificates", BODY),
        403,
        "InvalidSignatureException",
        "");
  }

  @Test
  void refusesWhoDoesNotSayWhoTheyAre() throws Exception {
    assertRefused(
        service.send(Signing.none(), "POST", "/clientcertificates", BODY),
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");
  }

  @Test
  void refusesAnUnknownKey() throws Exception {
    AwsCredentials unknown = AwsBasicCredentials.create("AKIAUNKNOWNUNKNOWN22", "secret");
    assertRefused(
        service.send(unknown, "POST", "/clientcertificates", BODY),
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }

  @Test
  void refusesADisabledKey() throws Exception {
    AwsCredentials key = service.createKey("OPERATOR");
    service.send("POST", "/v1/access-keys/" + key.accessKeyId() + "/disable", "");
    assertRefused(
        service.send(key, "POST", "/clientcertificates", BODY),
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }

  @ParameterizedTest
  @CsvSource({"-301, Signature expired: ", "301, Signature not yet current: "})
  void refusesAClockThatIsMoreThanFiveMinutesOff(int seconds, String message) throws Exception {
    Signing skewed = Signing.of(ADMIN, Clock.offset(NOW, Duration.ofSeconds(seconds)));
    HttpResponse<String> answer = service.send(skewed, "POST", "/clientcertificates", BODY);
    assertRefused(answer, 403, "InvalidSignatureException", message);
    assertThat(answer.headers().firstValue("Date")).isPresent();
  }

  @Test
  void refusesWhatCannotBeRead() throws Exception {
    Signing broken = header("Authorization", "AWS4-HMAC-SHA256 Signature=00");
    assertRefused(
        service.send(broken, "POST", "/clientcertificates", BODY),
        400,
        "IncompleteSignatureException",
        "Authorization header requires 'Credential' parameter.");
  }

  @Test
  void takesNoBasicCredentialsOnTheApiOfAws() throws Exception {
    assertRefused(
        service.send(basic(ADMIN), "POST", "/clientcertificates", BODY),
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/actuator/metrics", "/actuator", "/error"})
  void letsNobodyElseSeeWhetherAnythingIsThere(String path) throws Exception {
    assertRefused(
        service.send(Signing.none(), "GET", path, ""),
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");
  }

  @Test
  void anybodyMayAskWhetherTheServiceIsWell() throws Exception {
    assertThat(service.send(Signing.none(), "GET", "/actuator/health", "").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /clientcertificates",
    "DELETE, /restapis/zzz",
    "PATCH, /clientcertificates/a1b2c3",
    "PUT, /tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fclientcertificates%2Fa1b2c3"
  })
  void refusesAViewerWhatIamWouldRefuse(String method, String path) throws Exception {
    assertRefused(
        service.send(service.createKey("VIEWER"), method, path, "{}"),
        403,
        "AccessDeniedException",
        ("User: arn:aws:iam::000000000000:user/ann is not authorized to perform: apigateway:%s on"
                + " resource: arn:aws:apigateway:us-east-1::%s")
            .formatted(method, path));
  }

  @Test
  void letsAViewerRead() throws Exception {
    AwsCredentials viewer = service.createKey("VIEWER");
    assertThat(service.send(viewer, "GET", "/clientcertificates", "").statusCode()).isEqualTo(200);
    assertThat(service.send(viewer, "GET", "/v1/backends/none/trust-bundle", "").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER, POST, /v1/backends, OPERATOR",
    "VIEWER, POST, /v1/rotations/r1/abort, OPERATOR",
    "VIEWER, DELETE, /v1/gateways/edge-1, OPERATOR",
    "OPERATOR, GET, /v1/access-keys, ADMIN",
    "OPERATOR, POST, /v1/access-keys, ADMIN",
    "OPERATOR, GET, /v1/%61ccess-keys, ADMIN",
    "OPERATOR, GET, /v1;x=y/access-keys, ADMIN"
  })
  void refusesOnTheNativeApiWhatTheRoleDoesNotAllow(
      String role, String method, String path, String needed) throws Exception {
    HttpResponse<String> answer = service.send(service.createKey(role), method, path, "{}");
    assertProblem(answer, 403, "forbidden");
    assertThat(answer.body()).contains("needs an access key with the role " + needed);
  }

  @Test
  void takesBasicCredentialsOnTheNativeApi() throws Exception {
    assertThat(service.send(basic(ADMIN), "GET", "/v1/access-keys", "").statusCode())
        .isEqualTo(200);
    AwsCredentials viewer = service.createKey("VIEWER");
    assertThat(service.send(basic(viewer), "GET", "/v1/access-keys", "").statusCode())
        .isEqualTo(403);
  }

  static Stream<Arguments> strangers() {
    String id = ADMIN.accessKeyId();
    return Stream.of(
        Arguments.of("nothing", Signing.none()),
        Arguments.of("wrong secret", basic(AwsBasicCredentials.create(id, "wrong"))),
        Arguments.of("unknown key", basic(AwsBasicCredentials.create("AKIANOBODY", "secret"))),
        Arguments.of("no pair", header("Authorization", "Basic bm9wYWly")),
        Arguments.of("no Base64", header("Authorization", "Basic %%%")),
        Arguments.of("another scheme", header("Authorization", "Bearer token")),
        Arguments.of("wrong signature", Signing.of(AwsBasicCredentials.create(id, "x"), NOW)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void tellsAStrangerOnTheNativeApiHowToComeIn(String what, Signing signing) throws Exception {
    HttpResponse<String> answer = service.send(signing, "GET", "/v1/access-keys", "");
    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.body()).contains("sign with AWS Signature Version 4");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("AWS4-HMAC-SHA256", "Basic realm=\"Interlock\", charset=\"UTF-8\"");
  }

  @ParameterizedTest
  @CsvSource({"cross-site, 401", "same-site, 401", "same-origin, 200", "none, 200"})
  void refusesBasicCredentialsThatABrowserSendsForThePageOfAnotherSite(String site, int status)
      throws Exception {
    Signing browser =
        (method, uri, body) -> {
          Map<String, String> headers = new HashMap<>(basic(ADMIN).headers(method, uri, body));
          headers.put("Sec-Fetch-Site", site);
          return headers;
        };
    assertThat(service.send(browser, "GET", "/v1/access-keys", "").statusCode()).isEqualTo(status);
  }

  @Test
  void refusesABodyOverTenMegabytesOnTheNativeApiToo() throws Exception {
    assertProblem(
        service.send("POST", "/v1/backends", " ".repeat(10 * 1024 * 1024 + 1)), 413, "too-large");
  }

  private static Signing signed(String method, String path, String body) {
    return (m, uri, b) -> Signing.of(ADMIN, NOW).headers(method, uri.resolve(path), body);
  }

  private static Signing changed(String name, String value) {
    return (method, uri, body) -> {
      Map<String, String> headers =
          new HashMap<>(Signing.of(ADMIN, NOW).headers(method, uri, body));
      assertThat(headers).containsKey(name);
      headers.put(name, value);
      return headers;
    };
  }

  private static Signing header(String name, String value) {
    return (method, uri, body) -> Map.of(name, value);
  }

  private static Signing basic(AwsCredentials key) {
    String pair = key.accessKeyId() + ":" + key.secretAccessKey();
    return header(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String type, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(json(answer).get("message").asString()).startsWith(message);
    assertThat(json(answer).size()).isEqualTo(1);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:interlock:problem:" + type);
    assertThat(json(answer).get("detail").asString()).isNotBlank();
  }

  private static long certificates() {
    return JdbcClient.create(service.database())
        .sql("SELECT count(*) FROM command.event WHERE type NOT LIKE 'access-key-%'")
        .query(Long.class)
        .single();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
