package dev.interlock.standalone.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.messaging.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ForecastTextTest {
  private static final JsonNode FORECAST =
      Json.mapper()
          .readTree(
              """
              {"at": "2026-06-01T00:00:00Z", "until": "2027-07-06T00:00:00Z", "cutShort": ["d4e5f6"],
               "items": [
                {"certificateId": "b2c3d4", "successor": 0, "stages": ["api1/dev"],
                 "renewedBy": "ROTATION", "rotationId": "rot1234567",
                 "lastSafeStart": "2026-08-20T00:00:00Z", "slackDays": 80.0, "late": false},
                {"certificateId": "a1b2c3", "successor": 1, "stages": ["api1/prod", "api2/prod"],
                 "renewedBy": "POLICY", "policy": "nightly", "start": "2026-07-02T01:23:45Z",
                 "lastSafeStart": "2026-08-26T02:59:00Z", "slackDays": 86.1, "late": false,
                 "why": "It is due late"},
                {"certificateId": "c3d4e5", "successor": 0, "stages": ["api3/prod"],
                 "renewedBy": "NOBODY", "lastSafeStart": "2026-05-31T12:00:00Z",
                 "slackDays": -0.5, "late": true, "why": "No policy is about its tags"}]}
              """);

  @Test
  void isATableWithTheReasonsBelowTheRows() {
    assertThat(ForecastText.of(FORECAST))
        .isEqualTo(
            """
            START (UTC)       CERTIFICATE  BY                   LAST SAFE START       SLACK  STAGES
            open              b2c3d4       rotation rot1234567  2026-08-20 00:00     80.0 d  api1/dev
            2026-07-02 01:23  a1b2c3+1     nightly              2026-08-26 02:59     86.1 d  api1/prod, api2/prod
              note: It is due late
            never             c3d4e5       nobody               2026-05-31 12:00     -0.5 d  api3/prod
              LATE: No policy is about its tags
            More rotations of d4e5f6 follow""");
  }

  @Test
  void tellsWhatIsInTimeFromWhatPeopleMustSeeTo() {
    assertThat(FORECAST.path("items").valueStream().map(ForecastText::isInTime))
        .containsExactly(true, true, false);
  }
}
