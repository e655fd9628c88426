package dev.interlock.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.messaging.Json;
import org.junit.jupiter.api.Test;

class GatewayTextTest {

  @Test
  void saysWhatEachPresentsAndWhatIsLeftOfBefore() {
    assertThat(
            list(
                """
                [{"gatewayId":"edge-1","state":"JOINED","joinedAt":"2026-01-01T00:00:00Z","stages":[
                   {"stage":"a/prod","certificateId":"new1","upToDate":true,"oldConnections":[
                     {"certificateId":"old1","connections":2},{"connections":1}]},
                   {"stage":"b/prod","upToDate":false,"oldConnections":[]}]},
                 {"gatewayId":"edge-2","state":"LEFT","joinedAt":"2026-01-01T00:00:00Z",
                  "leftAt":"2026-01-02T00:00:00Z","removedBy":"AKIA1","reason":"it burned",
                  "stages":[]}]
                """))
        .isEqualTo(
            """
            edge-1               JOINED since 2026-01-01T00:00:00Z
              a/prod presents new1, 2 of before with old1, 1 of before with no certificate
              b/prod presents no certificate, not what the stage is to present
            edge-2               LEFT   since 2026-01-02T00:00:00Z  removed by AKIA1: it burned\
            """);
  }

  @Test
  void saysThatThereIsNone() {
    assertThat(list("[]")).isEqualTo("There is no gateway yet");
  }

  @Test
  void aTerminalObeysNothingOfIt() {
    assertThat(list("[{\"gatewayId\":\"\\u001b[2J\"}]")).doesNotContain("\u001b");
  }

  private static String list(String json) {
    return GatewayText.list(Json.mapper().readTree(json));
  }
}
