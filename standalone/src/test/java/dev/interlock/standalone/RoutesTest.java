package dev.interlock.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private final List<Route> routes =
      Routes.between(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:2"));

  @ParameterizedTest
  @CsvSource({
    "GET, /, query service",
    "GET, /console, query service",
    "GET, /console/rotations/r1, query service",
    "HEAD, /assets/app.css, query service",
    "GET, /v1/rotations, query service",
    "GET, /v1/backends/b1, query service",
    "GET, /v1/backends/b1/trust-bundle, command service",
    "GET, /v1/rotations/r1, query service",
    "GET, /v1/rotations/r1/receipt, command service",
    "GET, /v1/access-keys, command service",
    "GET, /v1/access-keys/AKIAQ2W3E4R5T6Y7UUII, command service",
    "GET, /v1/access-keysx, query service",
    "GET, /v1/certificate-requests, command service",
    "GET, /v1/renewal-policies/nightly, command service",
    "GET, /v1/freezes, command service",
    "GET, /v1/forecast, command service",
    "GET, /actuator/health, command service",
    "POST, /v1/rotations, command service",
    "PUT, /console, command service",
    "GET, /clientcertificates, command service",
    "GET, /restapis/api1234567/stages, command service",
    "GET, /tags/arn%3Aaws%3Aapigateway, command service",
    "GET, /account, command service",
    "GET, /v1x, command service",
    "GET, /consoles, command service"
  })
  void sendsReadsToTheQueryServiceAndAllElseToTheCommandService(
      String method, String path, String service) {
    assertThat(routes.stream().filter(route -> route.takes().test(method, path)).findFirst())
        .map(Route::service)
        .contains(service);
  }
}
