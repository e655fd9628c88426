package dev.interlock.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.imports.OpenSslAuthority.Signed;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of an import, over HTTP. */
final class ImportApi {
  private final RunningService service;

  ImportApi(RunningService service) {
    this.service = service;
  }

  /** The body of an import, to be changed. */
  static Map<String, Object> body(Signed client, String chain) {
    Map<String, Object> body = new HashMap<>();
    body.put("certificate", client.certificate());
    body.put("chain", chain);
    body.put("privateKey", client.privateKey());
    return body;
  }

  HttpResponse<String> send(String method, String path, Map<String, ?> body) throws Exception {
    return service.send(
        method, path, body.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(body));
  }

  JsonNode created(String method, String path, Map<String, ?> body) throws Exception {
    return answer(201, send(method, path, body));
  }

  JsonNode imported(Map<String, ?> body) throws Exception {
    return created("POST", "/v1/certificates", body);
  }

  static JsonNode answer(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isEmpty()
        ? JsonMapper.shared().createObjectNode()
        : JsonMapper.shared().readTree(answer.body());
  }

  /** How much is stored: certificates, requests, keys and events. */
  String stored() {
    return JdbcClient.create(service.database())
        .sql(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM command.client_certificate),
              (SELECT count(*) FROM command.certificate_request),
              (SELECT count(*) FROM vault.private_key), (SELECT count(*) FROM command.event))
            """)
        .query(String.class)
        .single();
  }

  /** All events of an aggregate, and what is kept of their commands. */
  String events(String aggregateId) {
    return JdbcClient.create(service.database())
        .sql(
            """
            SELECT string_agg(type || payload, ' ' ORDER BY sequence_number)
            FROM command.event WHERE aggregate_identifier = ?
            """)
        .param(aggregateId)
        .query(String.class)
        .single();
  }
}
