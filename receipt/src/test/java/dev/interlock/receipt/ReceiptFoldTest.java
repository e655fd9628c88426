package dev.interlock.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageRef;
import dev.interlock.messaging.Envelope;
import dev.interlock.receipt.Receipt.BackendEvidence;
import dev.interlock.receipt.Receipt.InstanceEvidence;
import dev.interlock.receipt.Receipt.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReceiptFoldTest {

  @Test
  void tellsTheCourseOfACompletedRotation() throws Exception {
    Receipt receipt = Receipts.of(Story.retired().log());
    assertThat(receipt.outcome()).isEqualTo(RotationPhase.RETIRED);
    assertThat(receipt.oldCertificate().fingerprint()).isEqualTo("fingerprint of old1");
    assertThat(receipt.steps())
        .extracting(step -> step.event().type())
        .containsExactly(
            "rotation-requested",
            "rotation-phase-entered",
            "certificate-generated",
            "rotation-phase-entered",
            "trust-bundle-revised",
            "rotation-phase-entered",
            "certificate-assigned-to-stage",
            "rotation-phase-entered",
            "rotation-phase-entered",
            "trust-bundle-revised",
            "rotation-phase-entered",
            "certificate-deleted",
            "private-key-destroyed");
  }

  @Test
  void saysAtEachPhaseAndSwitchWhatEachInstanceHadShown() throws Exception {
    assertThat(proofs(Receipts.of(Story.retired().log())))
        .containsExactly(
            "rotation-phase-entered ACCEPTS UNKNOWN", // PREPARED
            "rotation-phase-entered ACCEPTS UNKNOWN", // DISTRIBUTING
            "rotation-phase-entered ACCEPTS ACCEPTS", // ACTIVATING
            "certificate-assigned-to-stage ACCEPTS ACCEPTS",
            "rotation-phase-entered ACCEPTS ACCEPTS", // DRAINING
            "rotation-phase-entered ACCEPTS ACCEPTS", // UNTRUSTING
            "rotation-phase-entered REFUSES ACCEPTS"); // RETIRED
  }

  @Test
  void evidenceNamesTheEventsThatItFollowsFrom() throws Exception {
    Receipt receipt = Receipts.of(Story.retired().log());
    List<Long> told = new ArrayList<>();
    receipt.steps().forEach(step -> told.add(step.event().position()));
    receipt.grounds().forEach(event -> told.add(event.position()));
    assertThat(told).doesNotHaveDuplicates();
    for (Step step : receipt.steps()) {
      for (InstanceEvidence instance : instances(step)) {
        assertThat(told).contains(instance.probe(), instance.acknowledgement());
      }
    }
  }

  @Test
  void aRotationThatWasTakenBackHasOneToo() throws Exception {
    Receipt receipt = Receipts.of(Story.rolledBack().log());
    assertThat(receipt.outcome()).isEqualTo(RotationPhase.ROLLED_BACK);
    assertThat(receipt.steps())
        .extracting(step -> step.event().type())
        .endsWith("certificate-deleted", "private-key-destroyed", "rotation-phase-entered")
        .contains("rotation-rollback-requested");
  }

  @Test
  void aRotationThatMadeNothingEndsWithItsLastPhase() throws Exception {
    Story story = Story.begun().requested();
    story.entered(RotationPhase.ROLLING_BACK).entered(RotationPhase.ROLLED_BACK);
    Receipt receipt = Receipts.of(story.log());
    assertThat(receipt.newCertificate().introduced()).isNull();
    assertThat(receipt.steps()).hasSize(3);
  }

  @Test
  void aSuccessorThatExistedIsKeptByARollback() throws Exception {
    Story story = Story.begun().tell(at -> Story.generated("new1", at)).requested();
    Envelope request = story.log().getLast();
    ((ObjectNode) request.data()).put("successorExisted", true);
    story.entered(RotationPhase.ROLLING_BACK).entered(RotationPhase.ROLLED_BACK);
    Receipt receipt = Receipts.of(story.log());
    assertThat(receipt.grounds()).extracting(event -> event.id()).contains("event-80");
    assertThat(receipt.newCertificate().introduced()).isEqualTo(80);
  }

  @Test
  void aSuccessorThatAStageCouldNotReturnFromIsKeptByARollback() throws Exception {
    Story story = Story.begun().requested().tell(at -> Story.generated("new1", at));
    story.tell(at -> new CertificateAssignedToStage(Story.PROD, "old1", "new1", "r1", at));
    story.entered(RotationPhase.ROLLING_BACK).entered(RotationPhase.ROLLED_BACK);
    assertThat(Receipts.of(story.log()).outcome()).isEqualTo(RotationPhase.ROLLED_BACK);
  }

  @Test
  void aRehearsalEndsWithTheKeyOfItsThrowAwayCertificate() throws Exception {
    Story story = Story.begun().requested().tell(at -> Story.generated("new1", at));
    Envelope request = story.log().get(story.log().size() - 2);
    ((ObjectNode) request.data()).put("kind", "REHEARSAL");
    story.entered(RotationPhase.WITHDRAWING).entered(RotationPhase.REHEARSED);
    refused(story.log(), "REHEARSED, but the private key of certificate new1");
    story.destroyed("new1");
    assertThat(Receipts.of(story.log()).outcome()).isEqualTo(RotationPhase.REHEARSED);
  }

  @Test
  void isIssuedOnlyWhenTheRotationHasEndedWithTheKeyThatItLeavesBehind() {
    refused(List.of(), "The log has no rotation r1");
    refused(Story.begun().log(), "The log has no rotation r1");
    List<Envelope> log = Story.retired().log();
    refused(log.subList(0, log.size() - 3), "Rotation r1 is in phase UNTRUSTING");
    refused(log.subList(0, log.size() - 1), "RETIRED, but the private key of certificate old1");
  }

  @Test
  void whoLeavesIsToldOfAndIsNoLongerEvidence() throws Exception {
    Story story = Story.begun().requested();
    story.tell(at -> new InstanceLeft("orders", "a", "it is gone", at));
    story.tell(at -> registered("elsewhere", at));
    story.tell(at -> new TrustBundleRevised("elsewhere", 1, List.of(), null, at));
    story.entered(RotationPhase.ROLLING_BACK).entered(RotationPhase.ROLLED_BACK);
    Receipt receipt = Receipts.of(story.log());
    assertThat(receipt.steps().get(1).event().type()).isEqualTo("instance-left");
    assertThat(receipt.steps())
        .hasSize(4)
        .allSatisfy(step -> assertThat(instances(step)).isEmpty());
  }

  @Test
  void aBackendThatJoinsIsPartOfItFromThenOn() throws Exception {
    Story story = Story.begun().requested().entered(RotationPhase.PREPARED);
    story.tell(at -> registered("stock", at));
    story.tell(at -> new BackendBoundToStage("stock", Story.PROD, at));
    story.entered(RotationPhase.ROLLING_BACK);
    story.tell(at -> new BackendUnboundFromStage("stock", Story.PROD, at));
    story.tell(at -> new TrustBundleRevised("stock", 1, List.of(), Story.ROTATION, at));
    story.entered(RotationPhase.ROLLED_BACK);
    assertThat(Receipts.of(story.log()).steps())
        .extracting(step -> step.event().type() + " " + backends(step))
        .containsExactly(
            "rotation-requested []",
            "rotation-phase-entered [orders]",
            "backend-bound-to-stage []",
            "rotation-phase-entered [orders, stock]",
            "backend-unbound-from-stage []",
            "trust-bundle-revised []", // It is still told, though it has left.
            "rotation-phase-entered [orders]");
  }

  @Test
  void saysAtThePhasesThatRestOnItWhatEachGatewayThatServedHadSaid() throws Exception {
    assertThat(gateways(Receipts.of(withGateways())))
        .containsExactly(
            "DRAINING edge-1 joined 80 [140], edge-2 joined 90 []",
            "UNTRUSTING edge-1 joined 80 [170]");
  }

  @Test
  void aGatewayThatAPersonRemovedIsToldOfAndOneThatTookItsLeaveIsNot() throws Exception {
    assertThat(Receipts.of(withGateways()).steps())
        .extracting(step -> step.event().type())
        .containsOnlyOnce("gateway-left")
        .doesNotContain("gateway-joined", "presentation-reported");
  }

  @Test
  void withoutGatewaysNothingIsSaidOfThem() throws Exception {
    assertThat(Receipts.document(Story.retired().log()).text()).doesNotContain("gateways");
  }

  private static List<Envelope> withGateways() {
    return Story.begun()
        .tell(at -> new GatewayJoined("edge-1", "run-1", at))
        .tell(at -> new GatewayJoined("edge-2", "run-2", at))
        .requested()
        .tell(at -> new CertificateAssignedToStage(Story.PROD, "old1", "new1", "r1", at))
        .tell(at -> new GatewayJoined("edge-3", "run-3", at))
        .tell(at -> new GatewayLeft("edge-3", null, null, at))
        .tell(at -> presented(Story.PROD, "edge-1", at))
        .entered(RotationPhase.DRAINING)
        .tell(at -> new GatewayLeft("edge-2", "AKIA1", "it burned", at))
        .tell(at -> presented(Story.PROD, "edge-1", at))
        .tell(at -> presented(new StageRef("api1", "other"), "edge-1", at))
        .entered(RotationPhase.UNTRUSTING)
        .entered(RotationPhase.RETIRED)
        .destroyed("old1")
        .log();
  }

  private static PresentationReported presented(StageRef stage, String gateway, Instant at) {
    Presentation presentation = new Presentation(at, "new1", "00ff", List.of());
    return new PresentationReported(stage, gateway, presentation, at);
  }

  private static List<String> gateways(Receipt receipt) {
    return receipt.steps().stream()
        .filter(step -> step.gateways() != null)
        .map(
            step ->
                step.event().data().path("phase").asString()
                    + step.gateways().stream()
                        .map(
                            one ->
                                " %s joined %d %s"
                                    .formatted(one.gatewayId(), one.joined(), one.presentations()))
                        .collect(Collectors.joining(",")))
        .toList();
  }

  @Test
  void holdsNoDescriptionNoTagAndNoHandleOfAKey() throws Exception {
    String text = Receipts.document(Story.retired().log()).text();
    assertThat(text)
        .contains("fingerprint of new1", "expires soon")
        .doesNotContain("secret project", "ann", "key of", "team that pays", "PEM");
  }

  private static void refused(List<Envelope> log, String reason) {
    assertThatThrownBy(() -> Receipts.of(log))
        .isInstanceOf(IncompleteRotation.class)
        .hasMessageContaining(reason);
  }

  private static List<String> proofs(Receipt receipt) {
    return receipt.steps().stream()
        .flatMap(
            step ->
                instances(step).stream()
                    .map(
                        instance ->
                            "%s %s %s"
                                .formatted(
                                    step.event().type(),
                                    instance.oldCertificate(),
                                    instance.newCertificate())))
        .toList();
  }

  private static BackendRegistered registered(String backend, Instant at) {
    return new BackendRegistered(backend, null, List.of(), null, "/", null, Evidence.LOADED, at);
  }

  private static List<String> backends(Step step) {
    return step.evidence() == null
        ? List.of()
        : step.evidence().stream().map(BackendEvidence::backendId).toList();
  }

  private static List<InstanceEvidence> instances(Step step) {
    return step.evidence() == null
        ? List.of()
        : step.evidence().stream().flatMap(backend -> backend.instances().stream()).toList();
  }
}
