package dev.interlock.query.finding;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.Doubt;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.query.ReadModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Probes at one, two, three … o'clock. */
class FindingProjectionIT {
  private static final Finding YES = new Finding(ACCEPTED, "HTTP 200");
  private static final Finding NO = new Finding(REFUSED, "HTTP 403");
  private static final Finding DOWN = doubtful(Doubt.UNREACHABLE);
  private static final Finding EXPIRED = doubtful(Doubt.SERVER_NOT_VERIFIED);

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static JdbcClient jdbc;
  private FindingProjection projection;
  private int hour;

  @BeforeAll
  static void migrate() {
    jdbc = ReadModel.migrated().jdbc();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("TRUNCATE query.finding").update();
    projection = new FindingProjection(jdbc);
  }

  @Test
  void opensAtTheFirstEvidenceAndClosesAtTheFirstOfTheOpposite() {
    probe(YES, NO, NO);
    assertThat(open()).isEmpty();
    probe(YES, YES, YES);
    probe(YES, YES, YES);
    assertThat(open())
        .containsExactly("ACCEPTS_NO_CERTIFICATE  2", "ACCEPTS_UNTRUSTED_CERTIFICATE  2");
    probe(YES, NO, YES);
    assertThat(open()).containsExactly("ACCEPTS_NO_CERTIFICATE  2");
    probe(YES, NO, NO);
    assertThat(open()).isEmpty();
    probe(YES, NO, YES);
    assertThat(open()).containsExactly("ACCEPTS_NO_CERTIFICATE  6");
  }

  @Test
  void aProbeThatConcludesNothingClosesNothing() {
    probe(NO, NO, YES);
    probe(DOWN, DOWN, DOWN);
    assertThat(open())
        .containsExactly(
            "ACCEPTS_NO_CERTIFICATE  1", "REFUSES_PRESENTED_CERTIFICATE old 1", "UNREACHABLE  2");
    probe(YES, NO, NO);
    assertThat(open()).isEmpty();
  }

  @Test
  void keepsAServerCertificateThatDoesNotVerifyOpenUntilOneDoes() {
    probe(EXPIRED, EXPIRED, EXPIRED);
    probe(DOWN, DOWN, DOWN);
    assertThat(open()).containsExactly("SERVER_CERTIFICATE  1", "UNREACHABLE  2");
    probe(EXPIRED, EXPIRED, EXPIRED);
    assertThat(open()).containsExactly("SERVER_CERTIFICATE  1");
    probe(YES, NO, NO);
    assertThat(open()).isEmpty();
  }

  @Test
  void takesACertificateThatOneVersionOfTlsRefusesForRefused() {
    probe(doubtful(Doubt.VERSIONS_DIFFER), NO, NO);
    assertThat(open()).containsExactly("REFUSES_PRESENTED_CERTIFICATE old 1");
  }

  @Test
  void forgetsACertificateThatIsProbedNoMore() {
    probe(NO, NO, NO);
    projection.on(probed(Map.of("new", YES), NO, NO));
    assertThat(open()).isEmpty();
  }

  @Test
  void forgetsAnInstanceThatHasLeft() {
    probe(NO, YES, NO);
    projection.on(new InstanceLeft("orders", "a", "gone", NOON));
    assertThat(open()).isEmpty();
  }

  @Test
  void tellsOfAnInstanceThatIsSilentUntilItIsHeard() {
    projection.on(new InstanceFellSilent("orders", "a", NOON, NOON.plusSeconds(900)));
    assertThat(open()).containsExactly("SILENT  12");
    projection.on(new InstanceHeard("orders", "a", NOON.plusSeconds(901)));
    assertThat(open()).isEmpty();
  }

  @Test
  void tellsThatTheInstancesAreNotKnownUntilTheyAre() {
    projection.on(new DiscoveryFailed("orders", "no answer", NOON));
    assertThat(open()).containsExactly("INSTANCES_UNKNOWN  12");
    projection.on(new DiscoveryRecovered("orders", NOON));
    assertThat(open()).isEmpty();
  }

  @Test
  void tellsWhyABundleIsNotHeldUntilThatOneOrANewerIs() {
    projection.on(refused(2, "no start line", NOON));
    projection.on(refused(2, "no such file", NOON.plusSeconds(3600)));
    projection.on(acknowledged(1));
    assertThat(open()).containsExactly("REFUSES_BUNDLE  12");
    assertThat(jdbc.sql("SELECT detail FROM query.finding").query(String.class).single())
        .isEqualTo("version 2: no such file");
    projection.on(acknowledged(3));
    assertThat(open()).isEmpty();
  }

  private static TrustRefused refused(int version, String reason, Instant at) {
    return new TrustRefused("orders", "a", version, reason, at);
  }

  private static TrustAcknowledged acknowledged(int version) {
    return new TrustAcknowledged("orders", "a", version, Evidence.LOADED, null, NOON);
  }

  private static Finding doubtful(Doubt doubt) {
    return new Finding(INCONCLUSIVE, doubt.name(), doubt);
  }

  private void probe(Finding old, Finding untrusted, Finding anonymous) {
    projection.on(probed(Map.of("old", old), untrusted, anonymous));
  }

  private ProbeRecorded probed(
      Map<String, Finding> certificates, Finding untrusted, Finding anonymous) {
    hour++;
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(hour * 3600L);
    return new ProbeRecorded("orders", "a", 1, certificates, untrusted, anonymous, at);
  }

  /** Each finding with its certificate and the hour since which it is open. */
  private static List<String> open() {
    return jdbc.sql(
            """
            SELECT kind || ' ' || certificate_id || ' '
              || extract(hour FROM since AT TIME ZONE 'UTC')::int
            FROM query.finding ORDER BY 1
            """)
        .query(String.class)
        .list();
  }
}
