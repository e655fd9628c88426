package dev.interlock.command.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one form of a request that both sides sign. */
final class CanonicalRequest {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private record Parameter(String name, String value) {}

  private CanonicalRequest() {}

  /** What is signed: the time, the scope and the hash of the canonical request. */
  static String stringToSign(
      RequestParts request, List<String> signedHeaders, String timestamp, Scope scope) {
    String canonical = of(request, signedHeaders);
    return String.join(
        "\n", ALGORITHM, timestamp, scope.toString(), Sha256.hex(canonical.getBytes(ISO_8859_1)));
  }

  static String of(RequestParts request, List<String> signedHeaders) {
    return String.join(
        "\n",
        request.method(),
        path(request.path()),
        query(request.query()),
        signedHeaders.stream().map(name -> header(request, name)).collect(Collectors.joining()),
        String.join(";", signedHeaders),
        request.payloadHash());
  }

  /**
   * Encodes the path once more, as it came: all services but S3 sign {@code %2F} as {@code %252F}.
   * Nothing is normalised, so that what is verified is what is routed.
   */
  private static String path(String raw) {
    return raw.isEmpty() ? "/" : PercentEncoding.encode(raw).replace("%2F", "/");
  }

  private static String query(String raw) {
    return Arrays.stream(raw.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(CanonicalRequest::parameter)
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("&"));
  }

  private static Parameter parameter(String pair) {
    int end = pair.indexOf('=');
    String name = end < 0 ? pair : pair.substring(0, end);
    String value = end < 0 ? "" : pair.substring(end + 1);
    return new Parameter(
        PercentEncoding.encode(PercentEncoding.decode(name)),
        PercentEncoding.encode(PercentEncoding.decode(value)));
  }

  private static String header(RequestParts request, String name) {
    return request.header(name).stream()
        .map(value -> BLANKS.matcher(value.strip()).replaceAll(" "))
        .collect(Collectors.joining(",", name + ":", "\n"));
  }
}
