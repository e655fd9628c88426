package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.DEADLINE;
import static dev.interlock.saga.rotation.RotationFixture.distributingRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.RemindRotation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Half of the deadline has passed. */
class ReminderTest {

  @Test
  void halfOfTheDeadlineNamesTheLaggardsOnce() {
    RotationFixture rotation = distributingRotation().told(2, "old", "new");
    Instant since = rotation.state.course().waitingSince();
    rotation.after(DEADLINE.dividedBy(2).minusSeconds(2));
    assertThat(rotation.sent()).doesNotContain("rot/DISTRIBUTING/remind/" + since);
    rotation.after(Duration.ofSeconds(2));
    assertThat(rotation.sent()).contains("rot/DISTRIBUTING/remind/" + since);
    RemindRotation reminder = (RemindRotation) rotation.decision.commands().getLast().command();
    assertThat(reminder.backends()).containsExactly("orders");
    assertThat(reminder.reason())
        .isEqualTo(
            "Half of the 10m that DISTRIBUTING may wait has passed since %s: backend orders: a, b"
                    .formatted(since)
                + " not known to accept new (DISCRIMINATING is required). Mend this, or the"
                + " rotation is held.");
    rotation.after(Duration.ofSeconds(30));
    assertThat(rotation.sent()).noneMatch(id -> id.contains("remind"));
  }

  @Test
  void whoSleptThroughBothSendsBoth() {
    RotationFixture rotation = distributingRotation().told(2, "old", "new").after(DEADLINE);
    assertThat(rotation.sent())
        .containsExactly(
            "rot/DISTRIBUTING/remind/" + rotation.state.course().waitingSince(),
            "rot/DISTRIBUTING/hold/1");
  }

  @Test
  void aResumeIsRemindedAnew() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").after(DEADLINE).held().resumed();
    rotation.after(DEADLINE.dividedBy(2));
    assertThat(rotation.sent())
        .contains("rot/DISTRIBUTING/remind/" + rotation.state.course().waitingSince());
  }
}
