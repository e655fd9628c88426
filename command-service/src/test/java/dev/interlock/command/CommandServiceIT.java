package dev.interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandServiceIT {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void generatesACertificate() throws Exception {
    HttpResponse<String> response = service.send("POST", "/clientcertificates", "{}");
    assertThat(response.body()).contains("BEGIN CERTIFICATE");
    assertThat(response.statusCode()).isEqualTo(201);
  }

  @Test
  void registersABackend() throws Exception {
    HttpResponse<String> response =
        service.send(
            "POST",
            "/v1/backends",
            """
            {"backendId":"orders","instances":[{"name":"a","address":"127.0.0.1:1"}]}""");
    assertThat(response.body()).contains("orders");
    assertThat(response.statusCode()).isEqualTo(201);
  }
}
