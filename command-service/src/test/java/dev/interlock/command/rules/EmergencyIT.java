package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody finds that the key of a certificate is compromised, which a stage presents. */
class EmergencyIT extends PresentingStage {
  @Test
  void anEmergencyIsRecordedWithItsReasonAndWaitsForNoTime() throws Exception {
    HttpResponse<String> started = emergency(old, "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    assertThat(started.body())
        .contains("\"kind\":\"EMERGENCY\"", "\"reason\":\"it leaked\"", "\"drain\":\"PT0S\"")
        .contains(RunningService.ADMIN.accessKeyId());
  }

  @Test
  void aDryRunSaysWhatItDoesNotWaitFor() throws Exception {
    assertThat(emergency(old, ",\"dryRun\":true").body())
        .contains("\"notes\":[\"It is an emergency: it waits for no drain, pause or wave")
        .contains("\"waitsFor\":[]", "\"blocks\":[]");
  }

  @Test
  void aRoutineRotationInTheWayIsMadeTheEmergency() throws Exception {
    String routine = operator.rotation(old).orElseThrow();
    operator.tell(routine, "hold");
    refuses(old, "replaces certificate %s and is PLANNED, held; resume it".formatted(old));
    operator.tell(routine, "resume");
    refuses(old, "make it the emergency (POST /v1/rotations/%s/escalate)".formatted(routine));
    assertThat(operator.tell(routine, "escalate")).as("without a reason").isFalse();
    assertThat(exit(routine, "escalate")).isEqualTo(202);
    assertThat(row(routine).kind()).isEqualTo(RotationKind.EMERGENCY);
    assertThat(operator.tell(routine, "abort")).as("without a reason").isFalse();
    assertThat(exit(routine, "abort")).isEqualTo(202);
    refuses(old, "wait until it is taken back, then ask again");
  }

  @Test
  void aRotationThatBringsWhatIsCompromisedIsTakenBack() throws Exception {
    String routine = operator.rotation(old).orElseThrow();
    String successor = row(routine).newCertificateId();
    enter(routine, RotationPhase.PREPARED);
    send(new GenerateSuccessor(successor, old, routine, Instant.now()));
    refuses(successor, "take it back (POST /v1/rotations/%s/rollback)".formatted(routine));
  }

  @Test
  void theSuccessorMayBePresentedByAStageThatKeepsItTrusted() throws Exception {
    String standby = operator.certificate();
    StageRef keeping = operator.stage(backend + "-standby");
    operator.present(keeping, standby);
    operator.bind(backend, keeping);
    String body = ",\"successorId\":\"%s\"".formatted(standby);
    assertThat(operator.rotation(old, standby)).isEmpty();
    assertThat(emergency(old, body).statusCode()).isEqualTo(202);
  }

  @Test
  void whoJoinsIsNotToldToTrustACompromisedCertificateThatNoStageOfItPresents() throws Exception {
    assertThat(emergency(old, "").statusCode()).isEqualTo(202);
    String id = service.bean(Rotations.class).about(old).getFirst().rotationId();
    enter(id, RotationPhase.PREPARED);
    send(new GenerateSuccessor(row(id).newCertificateId(), old, id, Instant.now()));
    enter(id, RotationPhase.DISTRIBUTING);
    assertThat(row(id).toTrust()).containsExactly(row(id).newCertificateId());
  }

  private static int exit(String rotation, String exit) throws Exception {
    return service
        .send("POST", "/v1/rotations/%s/%s".formatted(rotation, exit), "{\"reason\":\"it leaked\"}")
        .statusCode();
  }

  private static RotationRow row(String rotation) {
    return service.bean(Rotations.class).find(rotation).orElseThrow();
  }

  private static void enter(String rotation, RotationPhase phase) {
    send(new EnterRotationPhase(rotation, phase, List.of(), Instant.now()));
  }

  private static void send(Object command) {
    service.bean(Commands.class).send(command);
  }

  private static void refuses(String certificateId, String why) throws Exception {
    HttpResponse<String> answer = emergency(certificateId, "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains(why);
  }

  private static HttpResponse<String> emergency(String certificateId, String more)
      throws Exception {
    return service.send(
        "POST",
        "/v1/rotations",
        "{\"certificateId\":\"%s\",\"kind\":\"EMERGENCY\",\"reason\":\"it leaked\"%s}"
            .formatted(certificateId, more));
  }
}
