package dev.interlock.command.authentication;

import dev.interlock.command.authentication.Admission.Admitted;
import dev.interlock.command.authentication.Admission.Rejected;
import dev.interlock.command.authentication.Admission.TooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who is known, and nobody else but to ask whether the service is well. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + AuthenticationFilter.AFTER_METRICS)
class AuthenticationFilter extends OncePerRequestFilter {
  /** So that refusals are counted; before whatever else may read the body. */
  static final int AFTER_METRICS = 10;

  /** AWS's quota for the payload of a request. */
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  private static final String HEALTH = "/actuator/health";

  private final Authenticator authenticator;
  private final RejectionWriter rejections;

  AuthenticationFilter(Authenticator authenticator, Clock clock) {
    this.authenticator = authenticator;
    this.rejections = new RejectionWriter(clock);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean ofNativeApi = path.equals("/v1") || path.startsWith("/v1/");
    byte[] body = body(request);
    Admission admission =
        body.length > MAX_BODY_BYTES
            ? new TooLarge(MAX_BODY_BYTES)
            : authenticator.admit(request, body, ofNativeApi);
    switch (admission) {
      case Admitted admitted ->
          chain.doFilter(new AuthenticatedRequest(request, admitted.caller(), body), response);
      case Rejected rejected -> rejections.write(rejected, ofNativeApi, response);
    }
  }

  /** One byte more than allowed when it is too large; nothing of who does not say who they are. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    return request.getHeader("Authorization") == null
        ? new byte[0]
        : request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
  }
}
