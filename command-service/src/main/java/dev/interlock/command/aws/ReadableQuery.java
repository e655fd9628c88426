package dev.interlock.command.aws;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a query that cannot be read, before anything depends on what it says. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ReadableQuery extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isReadable(request)) {
      chain.doFilter(request, response);
    } else {
      AwsFault.badRequest(
              "The query is not encoded as it must be, has more than 1000 parameters, or holds"
                  + " U+0000")
          .send(response);
    }
  }

  private static boolean isReadable(HttpServletRequest request) {
    try {
      Map<String, String[]> parameters = request.getParameterMap();
      return Stream.concat(
              parameters.keySet().stream(), parameters.values().stream().flatMap(Stream::of))
          .noneMatch(text -> text.indexOf(0) >= 0);
    } catch (IllegalStateException unreadable) {
      return false;
    }
  }
}
