package dev.interlock.query;

import static dev.interlock.contract.RotationPhase.ACTIVATING;
import static dev.interlock.contract.RotationPhase.DISTRIBUTING;
import static dev.interlock.contract.RotationPhase.DRAINING;
import static dev.interlock.contract.RotationPhase.PREPARED;
import static dev.interlock.contract.RotationPhase.RETIRED;
import static dev.interlock.contract.RotationPhase.UNTRUSTING;
import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;

import dev.interlock.contract.AccessKeyEvent.AccessKeyCreated;
import dev.interlock.contract.AccessRole;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.CertificateTagged;
import dev.interlock.contract.CertificateEvent.CertificateUntagged;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Instance;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log: in {@code shop/prod} a rotation of {@code old001} to {@code new001} is held because one of
 * two instances of {@code orders} has not proved that it accepts the new one; in {@code pay/prod}
 * one of {@code pay000} to {@code pay001} is completed; {@code legacy} accepts anybody and still
 * trusts {@code gone00}, which has expired.
 */
public final class Story {
  public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  public static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final String PERSON = "AKIAQ2W3E4R5T6Y7UUII";
  public static final StageRef SHOP = new StageRef("shopapi001", "prod");
  public static final StageRef PAY = new StageRef("payapi0001", "prod");

  private final List<Event> events = new ArrayList<>();
  private Instant at = START;

  private Story() {}

  /** The log in the order of the event store. */
  public static List<Event> events() {
    Story story = new Story();
    story.certificates();
    story.backends();
    story.completedRotation();
    story.heldRotation();
    story.accessKey();
    story.tags();
    story.gateways();
    return List.copyOf(story.events);
  }

  /** The log as it travels. */
  public static List<Envelope> envelopes() {
    return envelopes(events());
  }

  /** Events as they travel, numbered from 0 within each aggregate. */
  public static List<Envelope> envelopes(List<Event> events) {
    Map<String, Long> sequences = new HashMap<>();
    List<Envelope> envelopes = new ArrayList<>();
    for (Event event : events) {
      long sequence = sequences.merge(event.aggregateId(), 0L, (known, zero) -> known + 1);
      envelopes.add(envelope(event, envelopes.size(), sequence));
    }
    return envelopes;
  }

  /** An event as it travels. */
  public static Envelope envelope(Event event, long position, long sequence) {
    return Envelopes.stored(
        WireTypes.nameOf(event.getClass()),
        WireTypes.revisionOf(event.getClass()),
        "event-" + position,
        event.aggregateId(),
        position,
        sequence,
        Json.mapper().writeValueAsString(event));
  }

  private void certificates() {
    add(new RestApiCreated("shopapi001", "shop", null, "root000001", Map.of(), Map.of(), at));
    add(
        new StageCreated(
            SHOP, "deploy1", "The shop", Map.of(), Map.of("team", "shop"), Map.of(), at));
    add(new StageCreated(PAY, "deploy2", null, Map.of(), Map.of(), Map.of(), at));
    generate("gone00", "2026-01-04T09:00:00Z");
    generate("old001", "2026-01-09T09:00:00Z");
    generate("pay000", "2026-02-20T09:00:00Z");
    add(new CertificateDescribed("old001", "Shop to its backends", at));
    add(new CertificateAssignedToStage(SHOP, null, "old001", null, at));
    add(new CertificateAssignedToStage(PAY, null, "pay000", null, at));
  }

  private void backends() {
    register("orders", Evidence.DISCRIMINATING, "orders-1", "orders-2");
    register("ledger", Evidence.LOADED, "ledger-1");
    register("legacy", Evidence.ACCEPTED, "legacy-1");
    add(new BackendBoundToStage("orders", SHOP, at));
    add(new BackendBoundToStage("ledger", PAY, at));
    revise("orders", 1, "old001");
    revise("legacy", 1, "gone00");
    revise("ledger", 1, "pay000");
    acknowledge("orders", "orders-1", 1, Evidence.LOADED);
    acknowledge("orders", "orders-2", 1, Evidence.LOADED);
    acknowledge("ledger", "ledger-1", 1, Evidence.LOADED);
    probe("orders", "orders-1", 1, Map.of("old001", ACCEPTED), REFUSED);
    probe("orders", "orders-2", 1, Map.of("old001", ACCEPTED), REFUSED);
    probe("legacy", "legacy-1", 1, Map.of("gone00", ACCEPTED), ACCEPTED);
  }

  private void completedRotation() {
    request("r-pay", "pay000", "pay001", PAY, "ledger");
    enter("r-pay", PREPARED, "A person asked for it.");
    generate("pay001", "2027-01-05T09:00:00Z");
    enter("r-pay", DISTRIBUTING, "pay001 is stored, its key in the vault.");
    revise("ledger", 2, "pay000", "pay001");
    add(new BackendBoundToStage("legacy", PAY, at));
    add(new RotationBackendExcluded("r-pay", "legacy", "It is being shut down", PERSON, at));
    add(new RotationRetryRequested("r-pay", PERSON, at));
    add(new RotationExpedited("r-pay", "The old key leaked", PERSON, at));
    acknowledge("ledger", "ledger-1", 2, Evidence.LOADED);
    enter("r-pay", ACTIVATING, "ledger-1 of ledger has loaded version 2.");
    add(new CertificateAssignedToStage(PAY, "pay000", "pay001", "r-pay", at));
    enter("r-pay", DRAINING, "payapi0001/prod presents pay001.");
    enter("r-pay", UNTRUSTING, "PT10M have passed since the switch.");
    revise("ledger", 3, "pay001");
    acknowledge("ledger", "ledger-1", 3, Evidence.LOADED);
    add(new BackendUnboundFromStage("legacy", PAY, at));
    enter("r-pay", RETIRED, "ledger-1 of ledger has loaded version 3, without pay000.");
    add(new CertificateDeleted("pay000", at));
    add(new PrivateKeyDestroyed("pay000", "key-pay000", at));
  }

  private void heldRotation() {
    request("r-shop", "old001", "new001", SHOP, "orders");
    enter("r-shop", PREPARED, "A person asked for it.");
    generate("new001", "2027-01-05T09:00:00Z");
    enter("r-shop", DISTRIBUTING, "new001 is stored, its key in the vault.");
    revise("orders", 2, "new001", "old001");
    acknowledge("orders", "orders-1", 2, Evidence.LOADED);
    events.add(new TrustRefused("orders", "orders-2", 2, "PEM: no start line", at));
    Map<String, Verdict> both = new TreeMap<>(Map.of("old001", ACCEPTED, "new001", ACCEPTED));
    probe("orders", "orders-1", 2, both, REFUSED);
    both.put("new001", INCONCLUSIVE);
    both.put("old001", ACCEPTED);
    probe("orders", "orders-2", 2, both, REFUSED);
    add(
        new RotationReminded(
            "r-shop",
            DISTRIBUTING,
            "Half of the 30m that DISTRIBUTING may wait has passed: orders-2 of orders.",
            List.of("orders"),
            at));
    add(
        new RotationHeld(
            "r-shop",
            "DISTRIBUTING has waited PT30M: orders-2 of orders has not proved that it accepts"
                + " new001.",
            List.of("orders"),
            null,
            at));
  }

  private void accessKey() {
    add(new AccessKeyCreated("AKIAQ2W3E4R5T6Y7UUII", "ci", AccessRole.OPERATOR, at));
  }

  private void tags() {
    add(new CertificateTagged("old001", Map.of("env", "prod"), at));
    add(new CertificateUntagged("old001", List.of("owner"), at));
    add(new StageTagged(SHOP, Map.of("tier", "1"), at));
    add(new StageUntagged(SHOP, List.of("team"), at));
  }

  /** One follows, one has said nothing, and one is gone. */
  private void gateways() {
    add(new GatewayJoined("edge-1", "run-1", at));
    Instant since = Instant.parse("2026-01-05T09:34:00Z");
    OldConnections before = new OldConnections("pay000", "f1pay000", 2);
    Presentation pay = new Presentation(since, "pay001", "f1pay001", List.of(before));
    add(new PresentationReported(PAY, "edge-1", pay, at));
    Presentation shop = new Presentation(START.plusSeconds(60), null, null, List.of());
    add(new PresentationReported(SHOP, "edge-1", shop, at));
    add(new GatewayJoined("edge-2", "run-2", at));
    add(new GatewayJoined("edge-3", "run-3", at));
    add(new PresentationReported(PAY, "edge-3", pay, at));
    add(new GatewayLeft("edge-3", PERSON, "its machine is gone", at));
  }

  private void add(Event event) {
    events.add(event);
    at = at.plus(Duration.ofMinutes(1));
  }

  private void generate(String id, String notAfter) {
    CertificateFacts facts =
        new CertificateFacts(
            "-----BEGIN CERTIFICATE-----\r\n" + id + "\r\n-----END CERTIFICATE-----",
            "f1" + id,
            "5b" + id,
            "0a" + id,
            "CN=" + id,
            Instant.parse("2025-12-01T00:00:00Z"),
            Instant.parse(notAfter));
    add(new CertificateGenerated(id, null, Map.of("owner", "gate"), facts, "key-" + id, at));
  }

  private void register(String backend, Evidence required, String... instances) {
    List<Instance> addresses = new ArrayList<>();
    for (String instance : instances) {
      addresses.add(new Instance(instance, instance + ".example:8443"));
    }
    add(new BackendRegistered(backend, null, addresses, null, "/", null, required, at));
  }

  private void revise(String backend, int version, String... certificates) {
    List<TrustedCertificate> trusted = new ArrayList<>();
    for (String id : certificates) {
      trusted.add(new TrustedCertificate(id, "f1" + id, "PEM of " + id));
    }
    add(new TrustBundleRevised(backend, version, trusted, null, at));
  }

  private void acknowledge(String backend, String instance, int version, Evidence evidence) {
    add(new TrustAcknowledged(backend, instance, version, evidence, null, at));
  }

  private void probe(
      String backend,
      String instance,
      int version,
      Map<String, Verdict> certificates,
      Verdict strangers) {
    Map<String, Finding> findings = new TreeMap<>();
    certificates.forEach((id, verdict) -> findings.put(id, finding(verdict)));
    add(
        new ProbeRecorded(
            backend, instance, version, findings, finding(strangers), finding(strangers), at));
  }

  private static Finding finding(Verdict verdict) {
    return new Finding(
        verdict,
        switch (verdict) {
          case ACCEPTED -> "HTTP 200";
          case REFUSED -> "alert certificate_required";
          case INCONCLUSIVE -> "no answer within 5 s";
        });
  }

  private void request(
      String rotation, String oldId, String newId, StageRef stage, String backend) {
    add(
        new RotationRequested(
            rotation,
            oldId,
            newId,
            List.of(stage),
            List.of(backend),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            new RotationPace(
                List.of(1),
                Duration.ofMinutes(10),
                Map.of(RotationPhase.UNTRUSTING, Duration.ofDays(7)),
                false),
            "It ends soon",
            PERSON,
            at));
  }

  private void enter(String rotation, RotationPhase phase, String because) {
    add(new RotationPhaseEntered(rotation, phase, List.of(because), at));
  }
}
