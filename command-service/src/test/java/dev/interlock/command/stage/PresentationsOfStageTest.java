package dev.interlock.command.stage;

import dev.interlock.command.stage.StageCommand.RecordPresentation;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageDeleted;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What gateways say that they present at a stage. */
class PresentationsOfStageTest extends StageFixture {
  private static final OldConnections OLD = new OldConnections("cert00", "00ff", 3);
  private static final Presentation SAID = new Presentation(AT, "cert01", "01ff", List.of(OLD));

  @Test
  void isRecordedOnceOfEachGateway() {
    fixture.given(CREATED).when(record("edge-1", SAID)).expectEvents(reported("edge-1", SAID));
    fixture.given(CREATED, reported("edge-1", SAID)).when(record("edge-1", SAID)).expectNoEvents();
    fixture
        .given(CREATED, reported("edge-1", SAID))
        .when(record("edge-2", SAID))
        .expectEvents(reported("edge-2", SAID));
  }

  @ParameterizedTest
  @MethodSource("others")
  void isRecordedAnewWhenItIsAnother(Presentation other) {
    fixture
        .given(CREATED, reported("edge-1", SAID))
        .when(record("edge-1", other))
        .expectEvents(reported("edge-1", other));
  }

  static Stream<Presentation> others() {
    return Stream.of(
        new Presentation(AT.plusNanos(1), "cert01", "01ff", List.of(OLD)),
        new Presentation(AT, "cert02", "02ff", List.of(OLD)),
        new Presentation(AT, null, null, List.of(OLD)),
        new Presentation(AT, "cert01", "01ff", List.of()),
        new Presentation(AT, "cert01", "01ff", List.of(OLD, new OldConnections(null, null, 1))));
  }

  @Test
  void fewerOldConnectionsOfTheSameCertificatesAreNoNews() {
    Presentation fewer =
        new Presentation(AT, "cert01", "01ff", List.of(new OldConnections("cert00", "00ff", 1)));
    fixture.given(CREATED, reported("edge-1", SAID)).when(record("edge-1", fewer)).expectNoEvents();
  }

  @Test
  void isNothingAtAStageThatIsGone() {
    fixture
        .given(CREATED, new StageDeleted(PROD, AT))
        .when(record("edge-1", SAID))
        .expectNoEvents();
  }

  @Test
  void aStageCreatedAgainDoesNotKnowWhatWasSaidOfTheOneBefore() {
    fixture
        .given(CREATED, reported("edge-1", SAID), new StageDeleted(PROD, AT), CREATED)
        .when(record("edge-1", SAID))
        .expectEvents(reported("edge-1", SAID));
  }

  private static RecordPresentation record(String gateway, Presentation presentation) {
    return new RecordPresentation(PROD, gateway, presentation, AT);
  }

  private static PresentationReported reported(String gateway, Presentation presentation) {
    return new PresentationReported(PROD, gateway, presentation, AT);
  }
}
