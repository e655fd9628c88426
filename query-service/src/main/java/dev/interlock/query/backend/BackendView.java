package dev.interlock.query.backend;

import dev.interlock.contract.Discovery;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend as the API shows it.
 *
 * @param requiredEvidence what each instance must show before a stage may rely on it
 * @param discovery how its instances become known; null when it was registered with them
 * @param acceptsAnybody where a stranger was let in; empty when none was
 * @param trustResidue certificates that are gone or expired and yet trusted; empty when none is
 */
public record BackendView(
    String backendId,
    @Nullable String description,
    @Nullable String serverName,
    String probePath,
    Evidence requiredEvidence,
    Instant registeredAt,
    List<String> stages,
    @Nullable Discovery discovery,
    Bundle bundle,
    List<InstanceView> instances,
    List<Stranger> acceptsAnybody,
    List<TrustResidue> trustResidue) {

  /** The certificates that the backend should trust; version 0 before the first bundle. */
  public record Bundle(int version, Set<String> certificates) {}

  /**
   * One instance.
   *
   * @param acknowledgedVersion the newest version of the bundle acknowledged, 0 for none
   * @param upToDate whether that is the version wanted
   * @param observed when it last saw each certificate on real traffic, as far as it told; null when
   *     it told nothing
   */
  public record InstanceView(
      String instance,
      @Nullable String address,
      int acknowledgedVersion,
      @Nullable Evidence acknowledgedEvidence,
      boolean upToDate,
      @Nullable Probe lastProbe,
      @Nullable Map<String, Instant> observed) {}

  /** The last probe of an instance; the findings by certificate id. */
  public record Probe(
      Instant at,
      int bundleVersion,
      Map<String, Finding> certificates,
      Finding untrusted,
      Finding anonymous) {}

  /** An instance let somebody in who should have been refused. */
  public record Stranger(String instance, Kind presented, Instant at, String detail) {

    /** What the stranger showed. */
    public enum Kind {
      /** A certificate that nobody trusts. */
      UNTRUSTED_CERTIFICATE,
      /** No certificate at all. */
      NO_CERTIFICATE
    }
  }

  /** A certificate that should be trusted no more, and where it still is, one sentence each. */
  public record TrustResidue(String certificateId, End end, Instant endedAt, List<String> because) {

    /** Why it should be trusted no more. */
    public enum End {
      /** Its validity is over. */
      EXPIRED,
      /** It was deleted. */
      DELETED
    }
  }
}
