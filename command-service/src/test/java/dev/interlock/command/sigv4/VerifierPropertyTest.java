package dev.interlock.command.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.sigv4.AwsSigned.Holder;
import dev.interlock.command.sigv4.Verification.Genuine;
import dev.interlock.command.sigv4.Verification.Reason;
import dev.interlock.command.sigv4.Verification.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Requests of the AWS SDK's own signer, with anything in them that a client may send. */
class VerifierPropertyTest {
  private static final Verifier<Holder> VERIFIER =
      new Verifier<>("us-east-1", "apigateway", Duration.ofMinutes(5), AwsSigned::find);

  @Property(tries = 500)
  void whatTheSdkSignsIsGenuine(@ForAll("requests") RequestParts request) {
    assertThat(VERIFIER.verify(request, AwsSigned.AT)).isInstanceOf(Genuine.class);
  }

  @Property(tries = 500)
  void whatWasChangedOnTheWayIsRefused(
      @ForAll("requests") RequestParts request, @ForAll("changes") Change change) {
    assertThat(VERIFIER.verify(change.of(request), AwsSigned.AT))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_SIGNATURE));
  }

  /** One way in which a request may be changed after it was signed. */
  record Change(String what, Function<RequestParts, RequestParts> change) {
    RequestParts of(RequestParts request) {
      return change.apply(request);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Arbitraries.of(
        new Change("method", r -> parts("PURGE", r.path(), r.query(), r)),
        new Change("path", r -> parts(r.method(), r.path() + "x", r.query(), r)),
        new Change("path, decoded", r -> parts(r.method(), r.path() + "%2F", r.query(), r)),
        new Change("one more parameter", r -> parts(r.method(), r.path(), r.query() + "&zz=1", r)),
        new Change(
            "body",
            r -> withHash(r, Sha256.hex(r.payloadHash().getBytes(StandardCharsets.US_ASCII)))),
        new Change("signed header", r -> withHeader(r, "x-signed", "another")),
        new Change("signed header, twice", r -> withHeader(r, "x-signed", "value", "value")),
        new Change("host", r -> withHeader(r, "host", "elsewhere.example")),
        new Change("time", r -> withHeader(r, "x-amz-date", "20260101T120001Z")));
  }

  @Provide
  Arbitrary<RequestParts> requests() {
    Arbitrary<String> text = Arbitraries.strings().ascii().withChars("äሴ😀+%/&= ").ofMaxLength(12);
    Arbitrary<String> path = text.map(VerifierPropertyTest::encode).filter(s -> !s.matches("\\.+"));
    Arbitrary<String> query =
        Combinators.combine(text.filter(s -> !s.isEmpty()), text)
            .as((name, value) -> encode(name) + "=" + encode(value))
            .list()
            .ofMaxSize(4)
            .map(pairs -> String.join("&", pairs));
    Arbitrary<Map<String, String>> headers =
        Arbitraries.maps(
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).map("x-"::concat),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20))
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE"),
            path.list().ofMinSize(1).ofMaxSize(3),
            query,
            headers,
            text)
        .as(
            (method, segments, parameters, more, body) -> {
              Map<String, String> sent = new HashMap<>(more);
              sent.put("x-signed", "value");
              return AwsSigned.request(
                  method,
                  segments.stream()
                      .filter(segment -> !segment.isEmpty())
                      .collect(Collectors.joining("/", "/", "")),
                  parameters,
                  sent,
                  body);
            });
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static RequestParts parts(String method, String path, String query, RequestParts rest) {
    return new RequestParts(method, path, query, rest.headers(), rest.payloadHash());
  }

  private static RequestParts withHash(RequestParts request, String hash) {
    return new RequestParts(
        request.method(), request.path(), request.query(), request.headers(), hash);
  }

  private static RequestParts withHeader(RequestParts request, String name, String... values) {
    Map<String, List<String>> headers = new TreeMap<>(request.headers());
    headers.put(name, List.of(values));
    return new RequestParts(
        request.method(), request.path(), request.query(), headers, request.payloadHash());
  }
}
