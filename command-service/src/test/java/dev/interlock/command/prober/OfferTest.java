package dev.interlock.command.prober;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.Asked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfferTest {
  private static final Observation ANSWERED =
      new Observation(
          new Ending.Answered(200, "", ""), Asked.PRESENTED, Optional.of("of the attempt"));
  private static final Observation ALERT = early(new Ending.Alert("protocol_version"));

  private static Observation early(Ending ending) {
    return new Observation(ending, Asked.NO, Optional.empty());
  }

  private static List<String> offered(List<Observation> tls13, List<Observation> tls12) {
    Map<String, List<Observation>> seen = new LinkedHashMap<>();
    seen.put("TLSv1.3", tls13);
    seen.put("TLSv1.2", tls12);
    return Offer.of(seen);
  }

  @Test
  void triesBothVersionsTheNewestFirst() {
    assertThat(Offer.ours()).containsExactly("TLSv1.3", "TLSv1.2");
  }

  static List<Ending> endingsAtTheHello() {
    return List.of(
        new Ending.Alert("protocol_version"),
        new Ending.Alert("handshake_failure"),
        new Ending.OtherVersion(),
        new Ending.Closed());
  }

  @ParameterizedTest
  @MethodSource("endingsAtTheHello")
  void leavesOutAVersionThatTheServerDoesNotSpeak(Ending ending) {
    var refused = List.of(early(ending), early(ending));
    assertThat(offered(List.of(ANSWERED, ANSWERED), refused)).containsExactly("TLSv1.3");
    assertThat(offered(refused, List.of(ANSWERED, ANSWERED))).containsExactly("TLSv1.2");
  }

  @Test
  void keepsAVersionOfWhichOneAttemptEndedOtherwise() {
    for (Ending other : List.of(new Ending.TimedOut(), new Ending.NotReached("reset"))) {
      assertThat(offered(List.of(ANSWERED, ANSWERED), List.of(ALERT, early(other)))).hasSize(2);
    }
    assertThat(offered(List.of(ANSWERED, ANSWERED), List.of(ALERT, ANSWERED))).hasSize(2);
  }

  @Test
  void takesAnAlertAfterTheServerAskedForNoWordAboutTheVersion() {
    Observation refused =
        new Observation(new Ending.Alert("handshake_failure"), Asked.WITHHELD, Optional.empty());
    assertThat(offered(List.of(ANSWERED, ANSWERED), List.of(refused, refused))).hasSize(2);
  }

  @Test
  void keepsBothWhileTheServerIsInTroubleWithEach() {
    assertThat(offered(List.of(ANSWERED, ALERT), List.of(ALERT, ALERT))).hasSize(2);
    assertThat(offered(List.of(ALERT, ALERT), List.of(ALERT, ALERT))).hasSize(2);
  }
}
