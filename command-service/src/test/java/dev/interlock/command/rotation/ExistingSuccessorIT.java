package dev.interlock.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Operator;
import dev.interlock.command.Refusal;
import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rotations to a certificate that exists before they do. */
class ExistingSuccessorIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static RunningService service;
  private static Operator operator;
  private static int stages;
  private String old;
  private String successor;
  private StageRef stage;

  @BeforeAll
  static void start() {
    service = new RunningService();
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void aStagePresentsOneOfTwo() {
    old = operator.certificate();
    successor = operator.certificate();
    stage = operator.stage("stage" + stages++);
    assertThat(operator.present(stage, old)).isTrue();
  }

  @Test
  void isAskedForByIdAndSaidInTheAnswer() throws Exception {
    HttpResponse<String> accepted = rotate(successor, "");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    JsonNode rotation = JSON.readTree(accepted.body());
    assertThat(rotation.get("newCertificateId").asString()).isEqualTo(successor);
    assertThat(rotation.get("successorExisted").asBoolean()).isTrue();
  }

  @Test
  void cannotBeTheSame() throws Exception {
    refuses(rotate(old, ""), 400, "Certificate %s cannot succeed itself".formatted(old));
  }

  @Test
  void mustExist() throws Exception {
    refuses(rotate("nobody", ""), 404, "There is no client certificate nobody to rotate to");
  }

  @Test
  void mustNotBePresentedAlready() throws Exception {
    StageRef other = operator.stage("other" + stages);
    assertThat(operator.present(other, successor)).isTrue();
    refuses(
        rotate(successor, ""),
        409,
        "The stages [%s] present certificate %s already".formatted(other, successor));
  }

  @Test
  void mustNotBePartOfAnotherRotation() throws Exception {
    StageRef other = operator.stage("other" + stages);
    String third = operator.certificate();
    assertThat(operator.present(other, third)).isTrue();
    assertThat(rotate(successor, "").statusCode()).isEqualTo(202);
    HttpResponse<String> refused =
        service.send(
            "POST",
            "/v1/rotations",
            "{\"certificateId\":\"%s\",\"successorId\":\"%s\"}".formatted(third, successor));
    refuses(refused, 409, "Certificate %s is part of rotation".formatted(successor));
  }

  @Test
  void mustOutliveTheRotation() throws Exception {
    refuses(
        rotate(successor, ",\"phaseDeadline\":\"P61D\""),
        409,
        "Certificate %s expires on ".formatted(successor));
    assertThat(rotate(successor, ",\"phaseDeadline\":\"P60D\"").statusCode()).isEqualTo(202);
  }

  @Test
  void isNeitherGeneratedAnewNorDeletedByARollback() throws Exception {
    operator.register("for-" + stage.stageName(), Evidence.LOADED, "a");
    assertThat(operator.bind("for-" + stage.stageName(), stage)).isTrue();
    String pem = pem();
    String id = JSON.readTree(rotate(successor, "").body()).get("rotationId").asString();
    send(new GenerateSuccessor(successor, old, id, Instant.now()));
    assertThat(pem()).isEqualTo(pem);

    assertThat(operator.tell(id, "abort")).isTrue();
    enter(id, RotationPhase.ROLLING_BACK);
    assertThatThrownBy(() -> send(new RetireCertificate(successor, id, Instant.now())))
        .isInstanceOf(Refusal.class);
    assertThat(operator.delete(successor)).isFalse();
    enter(id, RotationPhase.ROLLED_BACK);
    assertThat(pem()).isEqualTo(pem);
    assertThat(operator.delete(successor)).isTrue();
  }

  private static void enter(String rotation, RotationPhase phase) {
    send(new EnterRotationPhase(rotation, phase, List.of(), Instant.now()));
  }

  private static void send(Command command) {
    service.bean(Commands.class).send(command);
  }

  private String pem() throws Exception {
    return JSON.readTree(service.send("GET", "/clientcertificates/" + successor, "").body())
        .get("pemEncodedCertificate")
        .asString();
  }

  private HttpResponse<String> rotate(String successorId, String more) throws Exception {
    return service.send(
        "POST",
        "/v1/rotations",
        "{\"certificateId\":\"%s\",\"successorId\":\"%s\"%s}".formatted(old, successorId, more));
  }

  private static void refuses(HttpResponse<String> answer, int status, String text) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).get("detail").asString()).startsWith(text);
  }
}
