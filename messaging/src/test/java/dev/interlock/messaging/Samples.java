package dev.interlock.messaging;

import dev.interlock.contract.AccessKeyEvent.AccessKeyCreated;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDeleted;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDisabled;
import dev.interlock.contract.AccessKeyEvent.AccessKeyEnabled;
import dev.interlock.contract.AccessRole;
import dev.interlock.contract.Acknowledgement;
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
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.CertificateImported;
import dev.interlock.contract.CertificateEvent.CertificateRequestWithdrawn;
import dev.interlock.contract.CertificateEvent.CertificateRequested;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.ProbeBackend;
import dev.interlock.contract.Command.RemindRotation;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Discovery;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.Instance;
import dev.interlock.contract.Observation;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import dev.interlock.contract.RenewalRisk;
import dev.interlock.contract.RenewalSettings;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponseDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodDeleted;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.MethodResponseDeleted;
import dev.interlock.contract.RestApiEvent.MethodResponsePut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.TrustRefusal;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import dev.interlock.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One message of each type. */
final class Samples {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final String WHO = "AKIAQ2W3E4R5T6Y7UUII";
  private static final StageRef PROD = new StageRef("api1234567", "prod");
  private static final TrustedCertificate TRUSTED =
      new TrustedCertificate(
          "a1b2c3",
          "00ff",
          "-----BEGIN CERTIFICATE-----",
          List.of(new TrustedAuthority("01ff", "-----BEGIN CERTIFICATE-----")));
  private static final Finding REFUSED = new Finding(Verdict.REFUSED, "TLS alert unknown_ca");

  private static final Presentation PRESENTATION =
      new Presentation(AT, "d4e5f6", "00ff", List.of(new OldConnections("a1b2c3", "01ff", 3)));

  private Samples() {}

  static Stream<Object> all() {
    return Stream.of(
            certificates(),
            apis(),
            stages(),
            backends(),
            rotations(),
            accessKeys(),
            renewals(),
            gateways(),
            commands(),
            others())
        .flatMap(List::stream);
  }

  /** Messages as they were before a member was added to their type. */
  static Stream<Object> earlier() {
    return Stream.of(
        new BackendRegistered(
            "orders",
            "order service",
            List.of(new Instance("a", "10.0.0.7:8443")),
            "orders.example",
            "/health",
            "-----BEGIN CERTIFICATE-----",
            Evidence.DISCRIMINATING,
            AT),
        new RotationRequested(
            "rot1234567",
            "a1b2c3",
            "d4e5f6",
            List.of(PROD),
            List.of("orders"),
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            null,
            "expires soon",
            null,
            AT),
        new RotationHeld("rot1234567", "orders is late", List.of("orders"), null, AT),
        new RotationResumed("rot1234567", null, AT),
        new RotationAbortRequested("rot1234567", "wrong one", null, AT),
        new HoldRotation("rot1234567", "orders is late", List.of("orders"), null, AT));
  }

  private static List<Object> certificates() {
    CertificateFacts facts =
        new CertificateFacts(
            "-----BEGIN CERTIFICATE-----",
            "00ff",
            "ff00",
            "1f",
            "CN=ApiGateway-a1b2c3,L=Seattle,C=US",
            AT,
            AT.plus(Duration.ofDays(365)));
    CertificateFacts root =
        new CertificateFacts(
            "-----BEGIN CERTIFICATE-----",
            "01ff",
            "ff01",
            "01",
            "CN=Root,O=Example",
            AT,
            AT.plus(Duration.ofDays(3650)));
    return List.of(
        new CertificateGenerated(
            "a1b2c3", "for orders", Map.of("env", "prod"), facts, "key-a1b2c3", AT),
        new CertificateRequested(
            "d4e5f6",
            "for returns",
            Map.of("env", "prod"),
            "CN=gateway,O=Example",
            "P-256",
            "-----BEGIN CERTIFICATE REQUEST-----",
            "key-d4e5f6",
            AT),
        new CertificateRequestWithdrawn("d4e5f6", AT),
        new CertificateImported(
            "d4e5f6", "for returns", Map.of("env", "prod"), facts, List.of(root), "key-d4e5f6", AT),
        new CertificateDescribed("a1b2c3", "for orders and returns", AT),
        new CertificateTagged("a1b2c3", Map.of("team", "edge"), AT),
        new CertificateUntagged("a1b2c3", List.of("env"), AT),
        new CertificateDeleted("a1b2c3", AT),
        new PrivateKeyDestroyed("a1b2c3", "key-a1b2c3", AT));
  }

  private static List<Object> apis() {
    return List.of(
        new RestApiCreated(
            "api1234567",
            "shop",
            "the shop",
            "root123456",
            Map.of("k", "v"),
            Map.of("version", "1"),
            AT),
        new RestApiUpdated(
            "api1234567", "shop", "the shop", Map.of("binaryMediaTypes", List.of("image/png")), AT),
        new RestApiTagged("api1234567", Map.of("team", "edge"), AT),
        new RestApiUntagged("api1234567", List.of("k"), AT),
        new RestApiDeleted("api1234567", AT),
        new ResourceCreated("api1234567", "abc123", "root123456", "orders", AT),
        new ResourceDeleted("api1234567", "abc123", AT),
        new MethodPut(
            "api1234567", "abc123", "GET", "NONE", false, Map.of("operationName", "list"), AT),
        new MethodDeleted("api1234567", "abc123", "GET", AT),
        new MethodResponsePut(
            "api1234567",
            "abc123",
            "GET",
            "200",
            Map.of("responseParameters", Map.of("method.response.header.Etag", true)),
            AT),
        new MethodResponseDeleted("api1234567", "abc123", "GET", "200", AT),
        new IntegrationPut(
            "api1234567",
            "abc123",
            "GET",
            "HTTP_PROXY",
            "GET",
            "https://orders.example/",
            29000,
            false,
            Map.of("passthroughBehavior", "NEVER"),
            AT),
        new IntegrationResponsePut(
            "api1234567", "abc123", "GET", "200", Map.of("selectionPattern", "2.."), AT),
        new IntegrationResponseDeleted("api1234567", "abc123", "GET", "200", AT),
        new IntegrationDeleted("api1234567", "abc123", "GET", AT),
        new DeploymentCreated("api1234567", "dep123", "first", AT),
        new DeploymentDeleted("api1234567", "dep123", AT));
  }

  private static List<Object> stages() {
    return List.of(
        new StageCreated(
            PROD,
            "dep123",
            "live",
            Map.of("v", "1"),
            Map.of("k", "v"),
            Map.of("tracingEnabled", true),
            AT),
        new StageUpdated(
            PROD,
            "dep123",
            "live",
            Map.of("v", "2"),
            Map.of("canarySettings", Map.of("percentTraffic", 50.0)),
            AT),
        new CertificateAssignedToStage(PROD, "a1b2c3", "d4e5f6", "rot1234567", AT),
        new CertificateRemovedFromStage(PROD, "a1b2c3", AT),
        new PresentationReported(PROD, "edge-1", PRESENTATION, AT),
        new StageTagged(PROD, Map.of("team", "edge"), AT),
        new StageUntagged(PROD, List.of("k"), AT),
        new StageDeleted(PROD, AT));
  }

  private static List<Object> backends() {
    return List.of(
        new BackendRegistered(
            "orders",
            "order service",
            List.of(new Instance("a", "10.0.0.7:8443")),
            "orders.example",
            "/health",
            "-----BEGIN CERTIFICATE-----",
            Evidence.DISCRIMINATING,
            new SessionLifetimes(
                Duration.ofSeconds(75), Duration.ofMinutes(5), Duration.ofHours(24)),
            AT),
        new DiscoveryConfigured(
            "orders", new Discovery(Discovery.Kind.DNS, "orders.example:8443", null), AT),
        new InstanceJoined("orders", new Instance("10.0.0.7", "10.0.0.7:8443"), AT),
        new InstanceLeft("orders", "10.0.0.7", "its name no longer leads to this address", AT),
        new DiscoveryFailed("orders", "there is no name orders.example", AT),
        new DiscoveryRecovered("orders", AT),
        new InstanceFellSilent("orders", "a", AT.minus(Duration.ofMinutes(15)), AT),
        new InstanceHeard("orders", "a", AT),
        new CertificateObserved("orders", "a", "a1b2c3", "00ff", AT, 12L, AT),
        new BackendBoundToStage("orders", PROD, AT),
        new BackendUnboundFromStage("orders", PROD, AT),
        new TrustBundleRevised("orders", 2, List.of(TRUSTED), "rot1234567", AT),
        new TrustAcknowledged("orders", "a", 2, Evidence.LOADED, "nginx reloaded", AT),
        new TrustRefused("orders", "a", 2, "no start line", AT),
        new ProbeRecorded(
            "orders",
            "a",
            2,
            Map.of("a1b2c3", new Finding(Verdict.ACCEPTED, "HTTP 200")),
            REFUSED,
            REFUSED,
            AT));
  }

  private static List<Object> rotations() {
    return List.of(
        new RotationRequested(
            "rot1234567",
            "a1b2c3",
            AT,
            "d4e5f6",
            true,
            RotationKind.EMERGENCY,
            List.of(PROD),
            List.of("orders"),
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            new RotationPace(
                List.of(1),
                Duration.ofMinutes(10),
                Map.of(RotationPhase.UNTRUSTING, Duration.ofDays(7)),
                false),
            "expires soon",
            WHO,
            AT),
        new RotationPhaseEntered(
            "rot1234567", RotationPhase.ACTIVATING, List.of("orders accepts d4e5f6"), AT),
        new RotationHeld("rot1234567", "orders is late", List.of("orders"), WHO, AT),
        new RotationReminded(
            "rot1234567", RotationPhase.UNTRUSTING, "orders is late", List.of("orders"), AT),
        new RotationResumed("rot1234567", WHO, AT),
        new RotationAbortRequested("rot1234567", "wrong one", WHO, AT),
        new RotationRollbackRequested("rot1234567", "wrong one", WHO, AT),
        new RotationBackendExcluded("rot1234567", "orders", "it burnt down", WHO, AT),
        new RotationRetryRequested("rot1234567", WHO, AT),
        new RotationExpedited("rot1234567", "the old key leaked", WHO, AT),
        new RotationEscalated("rot1234567", "the old key leaked", WHO, AT));
  }

  private static List<Object> accessKeys() {
    return List.of(
        new AccessKeyCreated("AKIAQ2W3E4R5T6Y7UUII", "ci", AccessRole.OPERATOR, AT),
        new AccessKeyDisabled("AKIAQ2W3E4R5T6Y7UUII", AT),
        new AccessKeyEnabled("AKIAQ2W3E4R5T6Y7UUII", AT),
        new AccessKeyDeleted("AKIAQ2W3E4R5T6Y7UUII", AT));
  }

  private static List<Object> renewals() {
    return List.of(
        new RenewalPolicySet(
            "nightly",
            new RenewalSettings(
                Map.of("env", "prod"),
                null,
                Duration.ofDays(30),
                List.of(
                    new RenewalSettings.Window(
                        "0 2 * * MON-FRI", Duration.ofHours(2), "Europe/Berlin")),
                Duration.ofHours(1),
                3),
            WHO,
            AT),
        new RenewalPolicyDeleted("nightly", WHO, AT),
        new FreezeSet("christmas", AT, AT.plus(Duration.ofDays(14)), WHO, AT),
        new FreezeDeleted("christmas", WHO, AT),
        new RenewalAtRisk(
            "a1b2c3",
            RenewalRisk.SHORT_SLACK,
            List.of("api1234567/prod"),
            "nightly",
            AT.plus(Duration.ofDays(2)),
            "orders",
            "It can be renewed safely until 2026-01-03T12:00:00Z only",
            AT),
        new RenewalRiskEnded("a1b2c3", AT));
  }

  private static List<Object> commands() {
    return List.of(
        new EnterRotationPhase(
            "rot1234567", RotationPhase.ACTIVATING, List.of("orders accepts d4e5f6"), AT),
        new HoldRotation("rot1234567", "orders is late", List.of("orders"), 1, AT),
        new RemindRotation(
            "rot1234567", RotationPhase.UNTRUSTING, "orders is late", List.of("orders"), AT),
        new GenerateSuccessor("d4e5f6", "a1b2c3", "rot1234567", AT),
        new RetireCertificate("a1b2c3", "rot1234567", AT),
        new ReviseTrust("orders", Set.of("d4e5f6"), Set.of("a1b2c3"), "rot1234567", AT),
        new ProbeBackend("orders", "rot1234567", AT),
        new SwitchStage(PROD, "a1b2c3", "d4e5f6", "rot1234567", AT));
  }

  private static List<Object> others() {
    return List.of(
        new CommandResult("rot1234567/PREPARED/enter", "rot1234567", "switch-stage", "not proved"),
        new TrustBundle("orders", 2, List.of(TRUSTED), AT),
        new Acknowledgement("orders", "a", 2, Evidence.LOADED, "nginx reloaded"),
        new TrustRefusal("orders", "a", 2, "no start line", "10.0.0.7:8443"),
        new Observation("orders", "a", "00ff", AT, 12L));
  }

  private static List<Object> gateways() {
    return List.of(
        new GatewayJoined("edge-1", "9d8c7b6a", AT),
        new GatewayLeft("edge-1", WHO, "its machine is gone", AT),
        new GatewayAnnouncement("edge-1", "9d8c7b6a", AT),
        new PresentationReport("edge-1", PROD, PRESENTATION, AT),
        new GatewayFarewell("edge-1", "9d8c7b6a", AT));
  }
}
