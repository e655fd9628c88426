package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a backend is told to trust, and what it has been seen to trust. */
public sealed interface BackendEvent extends Event {

  /** The name of the backend. */
  String backendId();

  @Override
  default String aggregateId() {
    return backendId();
  }

  /**
   * A backend was registered.
   *
   * @param serverName the name to verify in the servers' certificates, or null for the host of each
   *     address
   * @param probePath the path that a probe requests
   * @param serverAuthorities the roots of the servers' certificates in PEM, or null for the
   *     system's roots
   * @param requiredEvidence what each instance must show before a stage may rely on it
   * @param sessions how long its sessions live, or null when nobody has said
   */
  @WireName("backend-registered")
  record BackendRegistered(
      String backendId,
      @Nullable String description,
      List<Instance> instances,
      @Nullable String serverName,
      String probePath,
      @Nullable String serverAuthorities,
      Evidence requiredEvidence,
      @Nullable SessionLifetimes sessions,
      Instant at)
      implements BackendEvent {

    /** A backend of whose sessions nobody has said anything. */
    public BackendRegistered(
        String backendId,
        @Nullable String description,
        List<Instance> instances,
        @Nullable String serverName,
        String probePath,
        @Nullable String serverAuthorities,
        Evidence requiredEvidence,
        Instant at) {
      this(
          backendId,
          description,
          instances,
          serverName,
          probePath,
          serverAuthorities,
          requiredEvidence,
          null,
          at);
    }
  }

  /** From now on the instances of the backend are those that are discovered. */
  @WireName("discovery-configured")
  record DiscoveryConfigured(String backendId, Discovery discovery, Instant at)
      implements BackendEvent {}

  /** An instance was discovered; nothing is proved of it. */
  @WireName("instance-joined")
  record InstanceJoined(String backendId, Instance instance, Instant at) implements BackendEvent {}

  /**
   * An instance is no longer one of the backend.
   *
   * @param reason for people: who says so
   */
  @WireName("instance-left")
  record InstanceLeft(String backendId, String instance, String reason, Instant at)
      implements BackendEvent {}

  /**
   * It is not known which instances the backend has. Those known before are kept.
   *
   * @param reason for people: what the resolver said
   */
  @WireName("discovery-failed")
  record DiscoveryFailed(String backendId, String reason, Instant at) implements BackendEvent {}

  /** It is known again which instances the backend has. */
  @WireName("discovery-recovered")
  record DiscoveryRecovered(String backendId, Instant at) implements BackendEvent {}

  /**
   * An instance that reports has not for too long. It still counts.
   *
   * @param lastHeard when it reported last
   */
  @WireName("instance-fell-silent")
  record InstanceFellSilent(String backendId, String instance, Instant lastHeard, Instant at)
      implements BackendEvent {}

  /** An instance that was silent has reported again. */
  @WireName("instance-heard")
  record InstanceHeard(String backendId, String instance, Instant at) implements BackendEvent {}

  /**
   * An instance saw a certificate on real traffic. One event may stand for many calls.
   *
   * @param fingerprint of the certificate, SHA-256 in hexadecimal
   * @param lastSeen when it saw it last, by its own clock, but not after {@code at}
   * @param count how many calls the report was about, if it said so
   */
  @WireName("certificate-observed")
  record CertificateObserved(
      String backendId,
      String instance,
      String certificateId,
      String fingerprint,
      Instant lastSeen,
      @Nullable Long count,
      Instant at)
      implements BackendEvent {}

  /** From now on the backend serves calls of the stage. */
  @WireName("backend-bound-to-stage")
  record BackendBoundToStage(String backendId, StageRef stage, Instant at)
      implements BackendEvent {}

  /** From now on the backend serves no call of the stage. */
  @WireName("backend-unbound-from-stage")
  record BackendUnboundFromStage(String backendId, StageRef stage, Instant at)
      implements BackendEvent {}

  /**
   * The backend should trust exactly these certificates from now on.
   *
   * @param version rises by one with each revision
   * @param rotationId the rotation that asked for it, if one did
   */
  @WireName("trust-bundle-revised")
  record TrustBundleRevised(
      String backendId,
      int version,
      List<TrustedCertificate> certificates,
      @Nullable String rotationId,
      Instant at)
      implements BackendEvent {}

  /** An instance says that it holds a version of the bundle. */
  @WireName("trust-acknowledged")
  record TrustAcknowledged(
      String backendId,
      String instance,
      int version,
      Evidence evidence,
      @Nullable String detail,
      Instant at)
      implements BackendEvent {}

  /**
   * An instance could not take a version of the bundle, and goes on with what it had. It proves
   * nothing; an acknowledgement of that version or a newer one ends it.
   *
   * @param reason the server's own words, in one line
   */
  @WireName("trust-refused")
  record TrustRefused(String backendId, String instance, int version, String reason, Instant at)
      implements BackendEvent {}

  /**
   * An instance was called with each certificate that it has been told of and that still has a key,
   * with an untrusted certificate, and with none, each on a fresh connection.
   *
   * @param bundleVersion the version that the instance should hold at that time
   * @param certificates the findings by certificate id
   */
  @WireName("probe-recorded")
  record ProbeRecorded(
      String backendId,
      String instance,
      int bundleVersion,
      Map<String, Finding> certificates,
      Finding untrusted,
      Finding anonymous,
      Instant at)
      implements BackendEvent {}
}
