package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * One call of an AWS client, which keeps its id when the client repeats it.
 *
 * @param accessKey who calls; empty when nobody has signed
 */
record Invocation(String accessKey, String id) {
  private static final String HEADER = "amz-sdk-invocation-id";
  private static final int MAX_LENGTH = 128;

  /** The call that a request belongs to; the AWS CLI v2 does not say. */
  static Optional<Invocation> of(HttpServletRequest request) {
    String id = request.getHeader(HEADER);
    if (id == null || id.isEmpty()) {
      return Optional.empty();
    }
    if (id.length() > MAX_LENGTH) {
      throw Refusal.invalid(
          HEADER, "Header %s must have up to %d characters".formatted(HEADER, MAX_LENGTH));
    }
    Principal caller = request.getUserPrincipal();
    return Optional.of(new Invocation(caller == null ? "" : caller.getName(), id));
  }
}
