package dev.interlock.command.sigv4;

import dev.interlock.command.sigv4.Verification.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the Authorization header of a signed request says. */
record AuthorizationHeader(Credential credential, List<String> signedHeaders, String signature) {
  static final String NAME = "authorization";
  private static final String FAMILY = "AWS4-";
  private static final List<String> PARAMETERS =
      List.of("Credential", "Signature", "SignedHeaders");

  static AuthorizationHeader of(RequestParts request) throws Unacceptable {
    String value = value(request);
    int end = value.indexOf(' ');
    String algorithm = end < 0 ? value : value.substring(0, end);
    if (!algorithm.equals(CanonicalRequest.ALGORITHM)) {
      throw Unacceptable.incomplete("Unsupported AWS 'algorithm': '%s'.".formatted(algorithm));
    }
    Map<String, String> parameters = parameters(value.substring(algorithm.length()));
    requireAll(parameters);
    return new AuthorizationHeader(
        Credential.parse(parameters.getOrDefault("Credential", "")),
        List.of(parameters.getOrDefault("SignedHeaders", "").split(";")),
        parameters.getOrDefault("Signature", ""));
  }

  private static String value(RequestParts request) throws Unacceptable {
    List<String> values = request.header(NAME);
    if (values.size() > 1) {
      throw Unacceptable.incomplete("The Authorization header was sent more than once.");
    }
    if (values.isEmpty() || !values.getFirst().startsWith(FAMILY)) {
      throw new Unacceptable(
          Reason.MISSING_AUTHENTICATION_TOKEN,
          request.query().contains("X-Amz-Signature=")
              ? "Missing Authentication Token: presigned URLs are not supported, sign in the"
                  + " Authorization header"
              : "Missing Authentication Token");
    }
    return values.getFirst();
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    Arrays.stream(text.split(","))
        .map(pair -> pair.strip().split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> parameters.putIfAbsent(pair[0], pair[1]));
    return parameters;
  }

  private static void requireAll(Map<String, String> parameters) throws Unacceptable {
    List<String> missing = new ArrayList<>(PARAMETERS);
    missing.removeAll(parameters.keySet());
    if (!missing.isEmpty()) {
      throw Unacceptable.incomplete(
          String.join(
              " ",
              missing.stream()
                  .map("Authorization header requires '%s' parameter."::formatted)
                  .toList()));
    }
  }
}
