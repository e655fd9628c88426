package dev.interlock.command.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gateway-announcement | {'runId':'r1'}                        | gatewayId is missing",
        "gateway-announcement | {'gatewayId':'','runId':'r1'}         | gatewayId ''",
        "gateway-announcement | {'gatewayId':'-edge','runId':'r1'}    | gatewayId '-edge'",
        "gateway-announcement | {'gatewayId':'edge/1','runId':'r1'}   | gatewayId 'edge/1'",
        "gateway-announcement | {'gatewayId':'edge\\n1','runId':'r1'} | gatewayId",
        "gateway-announcement | {'gatewayId':'edge'}                  | runId is missing",
        "gateway-announcement | {'gatewayId':'edge','runId':'a b'}    | runId 'a b'",
        "gateway-farewell     | {'gatewayId':'edge','runId':'a b'}    | runId 'a b'",
        "presentation-report  | {'gatewayId':'edge'}                  | stage is missing",
        "presentation-report  | {'gatewayId':'edge','stage':{}}       | restApiId is missing",
        "presentation-report  | {'gatewayId':'edge','stage':{'restApiId':'a','stageName':'b'}}"
            + " | presentation is missing"
      })
  void namesTheMemberThatIsMissingOrMakesNoSense(String type, String json, String why) {
    refuses(read(type, json), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'oldConnections':[] | since is missing",
        "'since':'+1000000000-12-31T23:59:59Z','oldConnections':[] | no time of an event",
        "'since':'-1000000000-01-01T00:00:00Z','oldConnections':[] | no time of an event",
        "'since':'2026-01-01T12:00:00Z','oldConnections':[{'connections':0}]"
            + " | oldConnections.connections is 0",
        "'since':'2026-01-01T12:00:00Z','certificateId':'a\\u0000b','oldConnections':[]"
            + " | certificateId",
        "'since':'2026-01-01T12:00:00Z','fingerprint':'','oldConnections':[] | fingerprint",
        "'since':'2026-01-01T12:00:00Z','oldConnections':[{'certificateId':' ','connections':1}]"
            + " | oldConnections.certificateId",
      })
  void namesWhatIsWrongWithAPresentation(String presentation, String why) {
    refuses(presenting(presentation), why);
  }

  @Test
  void aStageMayPresentNothingAndHaveConnectionsThatDo() {
    assertThatCode(
            () ->
                ReportRules.require(
                    presenting(
                        "'since':'2026-01-01T12:00:00Z','oldConnections':[{'connections':1}]")))
        .doesNotThrowAnyException();
  }

  private static void refuses(GatewayReport report, String why) {
    assertThatThrownBy(() -> ReportRules.require(report))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  private static GatewayReport presenting(String presentation) {
    return read(
        "presentation-report",
        """
        {'gatewayId':'edge','stage':{'restApiId':'a','stageName':'b'},'presentation':{%s}}
        """
            .formatted(presentation));
  }

  private static GatewayReport read(String type, String json) {
    return (GatewayReport)
        Json.mapper()
            .readValue(
                json.replace('\'', '"'), WireTypes.GATEWAY_REPORTS.typeOf(type).orElseThrow());
  }
}
