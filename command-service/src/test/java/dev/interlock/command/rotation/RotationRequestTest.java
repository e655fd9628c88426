package dev.interlock.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Refusal;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationRequestTest {
  private static final List<StageRef> STAGES =
      List.of(new StageRef("api", "a"), new StageRef("api", "b"));

  @Test
  void readsHowFastItMayGo() {
    assertThat(
            pace(
                """
                {"certificateId":"a1b2c3","canary":["api/b"],"pause":"PT10M",
                 "deadlines":{"UNTRUSTING":"P7D"}}\
                """))
        .isEqualTo(
            new RotationPace(
                List.of(1, 1),
                Duration.ofMinutes(10),
                Map.of(RotationPhase.UNTRUSTING, Duration.ofDays(7)),
                true));
    assertThat(pace("{}"))
        .isEqualTo(new RotationPace(List.of(1, 1), Duration.ZERO, Map.of(), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"deadlines\":{\"DRAINING\":\"P1D\"}}     | DRAINING waits for no evidence",
        "{\"deadlines\":{\"SLEEPING\":\"P1D\"}}     | Member deadlines",
        "{\"deadlines\":{\"UNTRUSTING\":\"PT0S\"}}  | deadlines.UNTRUSTING PT0S is not a duration",
        "{\"deadlines\":{\"UNTRUSTING\":null}}      | Member deadlines.UNTRUSTING is missing",
        "{\"pause\":\"-PT1S\"}                      | pause PT-1S is not a duration",
        "{\"waveSize\":1.5}                         | Member waveSize",
        "{\"deadlines\":{\"WITHDRAWING\":\"P1D\"}}  | WITHDRAWING is no phase of a ROUTINE rotation",
        "{\"kind\":\"SHOW\"}                          | Member kind",
      })
  void refusesWhatMakesNoSense(String body, String why) {
    assertThatThrownBy(() -> pace(body)).isInstanceOf(Refusal.class).hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"successorId\":\"a1b2c3\"          | makes a certificate to throw away; leave successorId",
        "\"drain\":\"PT1M\"                  | switches no stage; leave drain out",
        "\"canary\":[\"api/a\"]              | switches no stage; leave canary out",
        "\"waveSize\":1                      | switches no stage; leave waveSize out",
        "\"pause\":\"PT1M\"                  | switches no stage; leave pause out",
        "\"deadlines\":{\"UNTRUSTING\":\"P1D\"} | UNTRUSTING is no phase of a REHEARSAL",
        "\"deadlines\":{\"REHEARSED\":\"P1D\"}  | REHEARSED waits for no evidence",
      })
  void refusesWhatMakesNoSenseInARehearsal(String member, String why) {
    assertThatThrownBy(() -> pace("{\"kind\":\"REHEARSAL\",%s}".formatted(member)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  @Test
  void aRehearsalHasNoWaves() {
    assertThat(pace("{\"kind\":\"REHEARSAL\",\"deadlines\":{\"WITHDRAWING\":\"PT1H\"}}"))
        .isEqualTo(
            new RotationPace(
                List.of(),
                Duration.ZERO,
                Map.of(RotationPhase.WITHDRAWING, Duration.ofHours(1)),
                false));
  }

  @Test
  void anEmergencyHasOneWaveAndWaitsForNoTime() {
    RotationRequest request =
        StrictBody.read("{\"kind\":\"EMERGENCY\",\"reason\":\"it leaked\"}", RotationRequest.class);
    assertThat(request.checkedKind()).isEqualTo(RotationKind.EMERGENCY);
    assertThat(request.checkedPace(request.checkedWaves(STAGES)))
        .isEqualTo(new RotationPace(List.of(2), Duration.ZERO, Map.of(), false));
    assertThat(request.checkedDrain(Stream.of(Duration.ofHours(1)))).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"EMERGENCY\"}                                  | Member reason is missing",
        "{\"kind\":\"EMERGENCY\",\"reason\":\"r\",\"drain\":\"PT0S\"} | leave out drain",
        "{\"kind\":\"EMERGENCY\",\"reason\":\"r\",\"pause\":\"PT1S\"} | leave out pause",
        "{\"kind\":\"EMERGENCY\",\"reason\":\"r\",\"canary\":[]}      | leave out canary",
        "{\"kind\":\"EMERGENCY\",\"reason\":\"r\",\"waveSize\":1}     | leave out waveSize",
      })
  void refusesWhatContradictsItsKind(String body, String why) {
    RotationRequest request = StrictBody.read(body, RotationRequest.class);
    assertThatThrownBy(request::checkedKind).isInstanceOf(Refusal.class).hasMessageContaining(why);
  }

  @Test
  void aReasonIsOnOneLine() {
    RotationRequest request = StrictBody.read("{\"reason\":\"a\\nb\"}", RotationRequest.class);
    assertThatThrownBy(request::checkedReason).hasMessageContaining("on one line");
  }

  private static RotationPace pace(String body) {
    RotationRequest request = StrictBody.read(body, RotationRequest.class);
    request.checkedKind();
    return request.checkedPace(request.checkedWaves(STAGES));
  }
}
