package dev.interlock.command.aws;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed on the way to any handler, in the form of the API that was meant. */
@AwsApi
final class AwsErrorPage implements ErrorController {

  /** Whether a path is of Interlock's own API. */
  static boolean isNative(String path) {
    return path.startsWith("/v1/");
  }

  @RequestMapping("${server.error.path:/error}")
  ResponseEntity<?> answer(HttpServletRequest request, HttpServletResponse response) {
    if (response.getHeader(AwsRequestId.HEADER) == null) {
      AwsRequestId.addTo(response);
    }
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer failed
            ? failed
            : HttpStatus.NOT_FOUND.value();
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (!isNative(path)) {
      return AwsFault.ofStatus(status).response();
    }
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setInstance(URI.create(path));
    return ResponseEntity.of(problem).build();
  }
}
