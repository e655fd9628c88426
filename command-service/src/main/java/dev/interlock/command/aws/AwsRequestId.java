package dev.interlock.command.aws;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every answer the request id that AWS's clients show. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AwsRequestId extends OncePerRequestFilter {
  static final String HEADER = "x-amzn-RequestId";

  static void addTo(HttpServletResponse response) {
    response.setHeader(HEADER, UUID.randomUUID().toString());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    addTo(response);
    chain.doFilter(request, response);
  }
}
