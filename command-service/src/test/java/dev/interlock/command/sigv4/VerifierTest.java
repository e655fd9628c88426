package dev.interlock.command.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.sigv4.AwsSigned.Holder;
import dev.interlock.command.sigv4.Verification.Genuine;
import dev.interlock.command.sigv4.Verification.Reason;
import dev.interlock.command.sigv4.Verification.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final Scope SCOPE = new Scope("20260101", "us-east-1", "apigateway");
  private static final Holder KNOWN = new Holder(AwsSigned.SECRET, SCOPE);
  private static final Verifier<Holder> VERIFIER =
      new Verifier<>("us-east-1", "apigateway", Duration.ofMinutes(5), AwsSigned::find);
  private static final RequestParts REQUEST =
      AwsSigned.request("POST", "/clientcertificates", "", Map.of(), "{}");

  @Test
  void aRequestOfTheSdkIsGenuine() {
    assertThat(VERIFIER.verify(REQUEST, AwsSigned.AT)).isEqualTo(new Genuine<>(KNOWN));
  }

  @Test
  void anEncodedSlashInThePathIsSignedAsItCame() {
    String path = "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fclientcertificates%2Fa1b2c3";
    RequestParts request =
        AwsSigned.request("DELETE", path, "tagKeys=k1&tagKeys=k%202&tagKeys=k%2B3", Map.of(), "");
    assertThat(request.path()).isEqualTo(path);
    assertThat(VERIFIER.verify(request, AwsSigned.AT)).isEqualTo(new Genuine<>(KNOWN));
  }

  @Test
  void whatOurOwnSignerSignsIsGenuine() {
    RequestParts unsigned =
        new RequestParts(
            "PUT", "/tags/a%2Fb", "x=1", Map.of("host", List.of("h")), Sha256.hex(new byte[3]));
    Map<String, List<String>> headers = new TreeMap<>(unsigned.headers());
    new RequestSigner(AwsSigned.ID, AwsSigned.SECRET, "us-east-1", "apigateway")
        .sign(unsigned, AwsSigned.AT)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    RequestParts signed =
        new RequestParts("PUT", "/tags/a%2Fb", "x=1", headers, unsigned.payloadHash());
    assertThat(VERIFIER.verify(signed, AwsSigned.AT)).isEqualTo(new Genuine<>(KNOWN));
  }

  @ParameterizedTest
  @ValueSource(ints = {-300, 0, 300})
  void aClockMayBeOffByTheTolerance(int seconds) {
    assertThat(VERIFIER.verify(REQUEST, AwsSigned.AT.plusSeconds(seconds)))
        .isEqualTo(new Genuine<>(KNOWN));
  }

  @Test
  void aSignatureExpires() {
    assertRefused(
        VERIFIER.verify(REQUEST, AwsSigned.AT.plusSeconds(301)),
        Reason.INVALID_SIGNATURE,
        "Signature expired: 20260101T120000Z is now earlier than 20260101T120001Z"
            + " (20260101T120501Z - 5 min.)");
  }

  @Test
  void aSignatureIsNotGoodBeforeItsTime() {
    assertRefused(
        VERIFIER.verify(REQUEST, AwsSigned.AT.minusSeconds(301)),
        Reason.INVALID_SIGNATURE,
        "Signature not yet current: 20260101T120000Z is still later than 20260101T115959Z"
            + " (20260101T115459Z + 5 min.)");
  }

  @Test
  void aRequestWithoutAnAuthorizationHeaderIsMissingItsToken() {
    assertRefused(
        "authorization",
        values -> List.of(),
        Reason.MISSING_AUTHENTICATION_TOKEN,
        "Missing Authentication Token");
  }

  @Test
  void aPresignedUrlIsRefused() {
    RequestParts presigned =
        new RequestParts(
            "GET",
            "/clientcertificates",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00",
            Map.of("host", List.of("h")),
            Sha256.hex(new byte[0]));
    assertRefused(
        VERIFIER.verify(presigned, AwsSigned.AT),
        Reason.MISSING_AUTHENTICATION_TOKEN,
        "Missing Authentication Token: presigned URLs are not supported, sign in the Authorization"
            + " header");
  }

  @Test
  void anotherAuthenticationSchemeIsNoToken() {
    assertRefused(
        "authorization",
        values -> List.of("Basic QUtJRDpzZWNyZXQ="),
        Reason.MISSING_AUTHENTICATION_TOKEN,
        "Missing Authentication Token");
  }

  @Test
  void versionFourAIsNotSupported() {
    assertRefused(
        "authorization",
        values -> List.of(values.getFirst().replace("AWS4-HMAC", "AWS4-ECDSA-P256")),
        Reason.INCOMPLETE_SIGNATURE,
        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.");
  }

  @Test
  void twoAuthorizationHeadersAreRefused() {
    assertRefused(
        "authorization",
        values -> List.of(values.getFirst(), values.getFirst()),
        Reason.INCOMPLETE_SIGNATURE,
        "The Authorization header was sent more than once.");
  }

  @Test
  void everyMissingParameterIsNamed() {
    assertRefused(
        "authorization",
        values -> List.of("AWS4-HMAC-SHA256 Signature=00"),
        Reason.INCOMPLETE_SIGNATURE,
        "Authorization header requires 'Credential' parameter. Authorization header requires"
            + " 'SignedHeaders' parameter.");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ", ", " , "})
  void blanksBetweenTheParametersDoNotMatter(String comma) {
    RequestParts request =
        with("authorization", values -> List.of(values.getFirst().replaceAll(",\\s*", comma)));
    assertThat(VERIFIER.verify(request, AwsSigned.AT)).isEqualTo(new Genuine<>(KNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /aws4_request  | /aws5_request | Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.
          /us-east-1/    | /eu-west-1/   | Credential should be scoped to a valid region, not 'eu-west-1'; this one is 'us-east-1'.
          /apigateway/   | /s3/          | Credential should be scoped to correct service: 'apigateway'.
          /20260101/     | /20260102/    | Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260102' != '20260101', from '20260101T120000Z'.
          """)
  void aCredentialOfAnotherScopeIsRefused(String from, String to, String message) {
    assertRefused(
        "authorization",
        values -> List.of(values.getFirst().replace(from, to)),
        Reason.INVALID_SIGNATURE,
        message);
  }

  @Test
  void aCredentialHasFiveElements() {
    assertRefused(
        "authorization",
        values -> List.of(values.getFirst().replace("/20260101/us-east-1", "")),
        Reason.INCOMPLETE_SIGNATURE,
        "Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term, got 'AKIDEXAMPLE/apigateway/aws4_request'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"host, 'Host' or ':authority'", "x-amz-date, 'X-Amz-Date'"})
  void hostAndTimeMustBeSigned(String header, String named) {
    assertRefused(
        "authorization",
        values ->
            List.of(values.getFirst().replaceFirst("\\b%1$s;|;%1$s\\b".formatted(header), "")),
        Reason.INVALID_SIGNATURE,
        named + " must be a 'SignedHeader' in the AWS Authorization.");
  }

  @Test
  void aRequestMustSayWhenItWasSigned() {
    assertRefused(
        "x-amz-date",
        values -> List.of(),
        Reason.INCOMPLETE_SIGNATURE,
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    assertRefused(
        "x-amz-date",
        values -> List.of("yesterday"),
        Reason.INCOMPLETE_SIGNATURE,
        "Date must be in ISO-8601 'basic format'. Got 'yesterday'. See"
            + " http://en.wikipedia.org/wiki/ISO_8601");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNSIGNED-PAYLOAD",
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      })
  void aPayloadHashThatIsNotOfTheBodyIsRefused(String hash) {
    assertRefused(
        "x-amz-content-sha256",
        values -> List.of(hash),
        Reason.INVALID_SIGNATURE,
        "The value of x-amz-content-sha256 is not the hash of the body.");
  }

  @Test
  void anUnknownAccessKeyIsRefused() {
    assertRefused(
        "authorization",
        values -> List.of(values.getFirst().replace(AwsSigned.ID, "AKIDUNKNOWN")),
        Reason.UNRECOGNIZED_CLIENT,
        "The security token included in the request is invalid.");
  }

  @Test
  void aSessionTokenIsRefusedSinceNoneAreGiven() {
    assertRefused(
        "x-amz-security-token",
        values -> List.of("token"),
        Reason.UNRECOGNIZED_CLIENT,
        "The security token included in the request is invalid.");
  }

  @Test
  void anotherSecretIsRefused() {
    Verifier<Holder> verifier =
        new Verifier<>(
            "us-east-1",
            "apigateway",
            Duration.ofMinutes(5),
            (id, scope) -> Optional.of(new Holder("another", scope)));
    assertRefused(
        verifier.verify(REQUEST, AwsSigned.AT),
        Reason.INVALID_SIGNATURE,
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.");
  }

  @Test
  void theDateHeaderSaysTheTimeWhenNothingElseDoes() {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("host", List.of("h"));
    headers.put("date", List.of("Thu, 1 Jan 2026 12:00:00 GMT"));
    RequestParts unsigned = new RequestParts("GET", "/", "", headers, Sha256.hex(new byte[0]));
    String signature =
        KNOWN
            .signingKey()
            .sign(
                CanonicalRequest.stringToSign(
                    unsigned, List.of("date", "host"), "20260101T120000Z", SCOPE));
    headers.put(
        "authorization",
        List.of(
            "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=date;host, Signature=%s"
                .formatted(AwsSigned.ID, SCOPE, signature)));
    assertThat(VERIFIER.verify(unsigned, AwsSigned.AT)).isEqualTo(new Genuine<>(KNOWN));
  }

  private static RequestParts with(String header, UnaryOperator<List<String>> change) {
    Map<String, List<String>> headers = new TreeMap<>(REQUEST.headers());
    headers.put(header, change.apply(headers.getOrDefault(header, List.of())));
    return new RequestParts(
        REQUEST.method(), REQUEST.path(), REQUEST.query(), headers, REQUEST.payloadHash());
  }

  private static void assertRefused(
      String header, UnaryOperator<List<String>> change, Reason reason, String message) {
    assertRefused(VERIFIER.verify(with(header, change), AwsSigned.AT), reason, message);
  }

  private static void assertRefused(
      Verification<Holder> verification, Reason reason, String message) {
    assertThat(verification).isEqualTo(new Refused<Holder>(reason, message));
  }
}
