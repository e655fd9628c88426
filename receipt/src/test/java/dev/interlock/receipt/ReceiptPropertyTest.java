package dev.interlock.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Instance;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageRef;
import dev.interlock.messaging.Envelope;
import dev.interlock.receipt.Story.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same rotation has the same receipt, whatever else is in the log. */
class ReceiptPropertyTest {
  private static final List<Story> ENDED = List.of(Story.retired(), Story.rolledBack());

  @Property
  void whatComesAfterTheEndChangesNothing(
      @ForAll("ended") Story ended, @ForAll("moments") List<Moment> later) throws Exception {
    String receipt = Receipts.document(ended.log()).text();
    Story story = ended.copy();
    later.forEach(story::tell);
    assertThat(Receipts.document(story.log()).text()).isEqualTo(receipt);
  }

  @Property
  void whatIsOfOthersChangesNothing(
      @ForAll("ended") Story ended,
      @ForAll("foreign") Moment foreign,
      @ForAll("places") List<Integer> places)
      throws Exception {
    List<Envelope> log = new ArrayList<>();
    for (int place = 0; place < ended.log().size(); place++) {
      if (places.contains(place)) {
        log.add(Story.envelope(foreign, place * Story.DISTANCE + 1));
      }
      log.add(ended.log().get(place));
    }
    assertThat(Receipts.document(log).text()).isEqualTo(Receipts.document(ended.log()).text());
  }

  @Property
  void whatIsReadTwiceCountsOnce(
      @ForAll("ended") Story ended, @ForAll("places") List<Integer> again) throws Exception {
    List<Envelope> log = new ArrayList<>();
    for (Envelope event : ended.log()) {
      log.add(event);
      again.stream().filter(place -> place < log.size()).map(log::get).forEach(log::add);
    }
    assertThat(Receipts.document(log).text()).isEqualTo(Receipts.document(ended.log()).text());
  }

  @Provide
  Arbitrary<Story> ended() {
    return Arbitraries.of(ENDED);
  }

  @Provide
  Arbitrary<List<Integer>> places() {
    return Arbitraries.integers().between(0, 25).list().ofMaxSize(5);
  }

  /** Of anything, also of what the rotation is about. */
  @Provide
  Arbitrary<List<Moment>> moments() {
    return Arbitraries.of(
            List.<Moment>of(
                at ->
                    new RotationPhaseEntered(Story.ROTATION, RotationPhase.RETIRED, List.of(), at),
                at -> new CertificateAssignedToStage(Story.PROD, "new1", "x", null, at),
                at -> new TrustBundleRevised("orders", 9, List.of(), null, at),
                at -> new InstanceJoined("orders", new Instance("b", "b:1"), at),
                at -> new GatewayJoined("edge", "run", at),
                at -> new GatewayLeft("edge", "AKIA1", "it burned", at),
                at -> new CertificateTagged("new1", Map.of("k", "v"), at),
                at -> new PrivateKeyDestroyed("new1", "key", at)))
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Moment> foreign() {
    return Arbitraries.of(
        List.<Moment>of(
            at -> new RotationPhaseEntered("r2", RotationPhase.RETIRED, List.of(), at),
            at -> new CertificateAssignedToStage(new StageRef("api1", "b"), "y", "x", null, at),
            at -> new TrustBundleRevised("stock", 9, List.of(), null, at),
            at ->
                new PresentationReported(
                    new StageRef("api1", "b"),
                    "edge",
                    new Presentation(at, "x", "00ff", List.of()),
                    at),
            at -> Story.generated("other", at),
            at -> new CertificateDescribed("old1", "words", at),
            at -> new PrivateKeyDestroyed("other", "key", at)));
  }
}
