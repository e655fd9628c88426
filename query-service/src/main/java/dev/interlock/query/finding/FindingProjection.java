package dev.interlock.query.finding;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.Doubt;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import dev.interlock.query.sql.Columns;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens a finding at the first evidence of it, and closes it at the first of the opposite. */
@Component
public final class FindingProjection {
  /** In place of a certificate or an instance where a finding is about none; part of the key. */
  static final String NONE = "";

  private final JdbcClient jdbc;

  public FindingProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next event of a backend. */
  public void on(BackendEvent event) {
    switch (event) {
      case ProbeRecorded probe -> probed(probe);
      case InstanceFellSilent silent ->
          open(
              silent,
              silent.instance(),
              Kind.SILENT,
              NONE,
              silent.lastHeard(),
              "last heard at " + silent.lastHeard());
      case InstanceHeard heard -> close(heard, heard.instance(), Kind.SILENT, NONE);
      case InstanceLeft left -> forget(left);
      case DiscoveryFailed failed ->
          open(failed, NONE, Kind.INSTANCES_UNKNOWN, NONE, failed.at(), failed.reason());
      case DiscoveryRecovered recovered -> close(recovered, NONE, Kind.INSTANCES_UNKNOWN, NONE);
      case CertificateObserved ignored -> {}
      case InstanceJoined ignored -> {}
      case DiscoveryConfigured ignored -> {}
      case BackendRegistered ignored -> {}
      case BackendBoundToStage ignored -> {}
      case BackendUnboundFromStage ignored -> {}
      case TrustBundleRevised ignored -> {}
      case TrustRefused refused -> refuse(refused);
      case TrustAcknowledged acknowledged -> taken(acknowledged);
    }
  }

  /** It is so since the first refusal that no acknowledgement has ended. */
  private void refuse(TrustRefused event) {
    open(
        event,
        event.instance(),
        Kind.REFUSES_BUNDLE,
        NONE,
        event.at(),
        "version %d: %s".formatted(event.version(), event.reason()));
    jdbc.sql(
            """
            UPDATE query.finding SET version = ?
            WHERE backend_id = ? AND instance = ? AND kind = ?
            """)
        .params(event.version(), event.backendId(), event.instance(), Kind.REFUSES_BUNDLE.name())
        .update();
  }

  private void taken(TrustAcknowledged event) {
    jdbc.sql(
            """
            DELETE FROM query.finding
            WHERE backend_id = ? AND instance = ? AND kind = ? AND version <= ?
            """)
        .params(event.backendId(), event.instance(), Kind.REFUSES_BUNDLE.name(), event.version())
        .update();
  }

  /** A probe that concluded nothing leaves open what was open. */
  private void probed(ProbeRecorded probe) {
    stranger(probe, Kind.ACCEPTS_UNTRUSTED_CERTIFICATE, probe.untrusted());
    stranger(probe, Kind.ACCEPTS_NO_CERTIFICATE, probe.anonymous());
    Map<String, Finding> certificates = new TreeMap<>(probe.certificates());
    certificates.forEach((id, finding) -> refusal(probe, id, finding));
    closeAllBut(certificates.keySet(), probe);
    boolean unreachable =
        !certificates.isEmpty() && certificates.values().stream().allMatch(is(Doubt.UNREACHABLE));
    mark(probe, Kind.UNREACHABLE, certificates.values().stream().filter(any -> unreachable));
    if (!unreachable) {
      mark(
          probe,
          Kind.SERVER_CERTIFICATE,
          certificates.values().stream().filter(is(Doubt.SERVER_NOT_VERIFIED)));
    }
  }

  private static Predicate<Finding> is(Doubt doubt) {
    return finding -> finding.doubt() == doubt;
  }

  /** What is probed no more is no finding any more. */
  private void closeAllBut(Set<String> certificates, ProbeRecorded probe) {
    jdbc.sql(
            """
            DELETE FROM query.finding WHERE backend_id = ? AND instance = ? AND kind = ?
              AND NOT certificate_id = ANY (?)
            """)
        .params(
            probe.backendId(),
            probe.instance(),
            Kind.REFUSES_PRESENTED_CERTIFICATE.name(),
            certificates.toArray(String[]::new))
        .update();
  }

  private void stranger(ProbeRecorded probe, Kind kind, Finding finding) {
    switch (finding.verdict()) {
      case ACCEPTED -> open(probe, kind, NONE, finding);
      case REFUSED -> close(probe, kind, NONE);
      case INCONCLUSIVE -> {}
    }
  }

  private void refusal(ProbeRecorded probe, String certificate, Finding finding) {
    if (finding.verdict() == Verdict.REFUSED || finding.doubt() == Doubt.VERSIONS_DIFFER) {
      open(probe, Kind.REFUSES_PRESENTED_CERTIFICATE, certificate, finding);
    } else if (finding.verdict() == Verdict.ACCEPTED) {
      close(probe, Kind.REFUSES_PRESENTED_CERTIFICATE, certificate);
    }
  }

  private void mark(ProbeRecorded probe, Kind kind, Stream<Finding> seen) {
    seen.findFirst()
        .ifPresentOrElse(
            finding -> open(probe, kind, NONE, finding), () -> close(probe, kind, NONE));
  }

  private void open(ProbeRecorded probe, Kind kind, String certificate, Finding finding) {
    open(probe, probe.instance(), kind, certificate, probe.at(), finding.detail());
  }

  private void open(
      BackendEvent event,
      String instance,
      Kind kind,
      String certificate,
      Instant since,
      String detail) {
    jdbc.sql(
            """
            INSERT INTO query.finding (backend_id, instance, kind, certificate_id, since, detail)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (backend_id, instance, kind, certificate_id)
              DO UPDATE SET detail = excluded.detail
            """)
        .params(event.backendId(), instance, kind.name(), certificate, Columns.time(since), detail)
        .update();
  }

  private void forget(InstanceLeft event) {
    jdbc.sql("DELETE FROM query.finding WHERE backend_id = ? AND instance = ?")
        .params(event.backendId(), event.instance())
        .update();
  }

  private void close(ProbeRecorded probe, Kind kind, String certificate) {
    close(probe, probe.instance(), kind, certificate);
  }

  private void close(BackendEvent event, String instance, Kind kind, String certificate) {
    jdbc.sql(
            """
            DELETE FROM query.finding
            WHERE backend_id = ? AND instance = ? AND kind = ? AND certificate_id = ?
            """)
        .params(event.backendId(), instance, kind.name(), certificate)
        .update();
  }
}
