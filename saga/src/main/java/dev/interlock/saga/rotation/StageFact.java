package dev.interlock.saga.rotation;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stage presents, and how it came to that.
 *
 * @param presents the id of the certificate, or null for none
 * @param before what it presented before
 * @param rotationId the rotation that switched it, or null when somebody else did
 * @param since the time of the last change of these
 * @param presented what each gateway said last that it presents, by its name
 */
public record StageFact(
    StageRef stage,
    @Nullable String presents,
    @Nullable String before,
    @Nullable String rotationId,
    Instant since,
    boolean deleted,
    Map<String, Presentation> presented) {

  /** Facts that were stored before gateways said anything have nothing of them. */
  public StageFact(
      StageRef stage,
      @Nullable String presents,
      @Nullable String before,
      @Nullable String rotationId,
      Instant since,
      boolean deleted,
      @Nullable Map<String, Presentation> presented) {
    this.stage = stage;
    this.presents = presents;
    this.before = before;
    this.rotationId = rotationId;
    this.since = since;
    this.deleted = deleted;
    this.presented =
        presented == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(presented));
  }

  /** The fact after one more event of the stage. */
  static StageFact on(@Nullable StageFact known, StageEvent event) {
    String before =
        known == null ? null : known.presents() == null ? known.before() : known.presents();
    Map<String, Presentation> presented = known == null ? Map.of() : known.presented();
    return switch (event) {
      case StageCreated created ->
          new StageFact(created.stage(), null, before, null, created.at(), false, Map.of());
      case CertificateAssignedToStage assigned ->
          new StageFact(
              assigned.stage(),
              assigned.to(),
              assigned.from(),
              assigned.rotationId(),
              assigned.at(),
              false,
              presented);
      case CertificateRemovedFromStage removed ->
          new StageFact(
              removed.stage(), null, removed.certificateId(), null, removed.at(), false, presented);
      case StageDeleted deleted ->
          new StageFact(deleted.stage(), null, before, null, deleted.at(), true, Map.of());
      case StageUpdated ignored -> unchanged(known, event);
      case PresentationReported reported -> unchanged(known, event).with(reported);
      case StageTagged ignored -> unchanged(known, event);
      case StageUntagged ignored -> unchanged(known, event);
    };
  }

  private static StageFact unchanged(@Nullable StageFact known, StageEvent event) {
    return known == null
        ? new StageFact(event.stage(), null, null, null, event.at(), false, Map.of())
        : known;
  }

  private StageFact with(PresentationReported reported) {
    Map<String, Presentation> all = new TreeMap<>(presented);
    all.put(reported.gatewayId(), reported.presentation());
    return new StageFact(stage, presents, before, rotationId, since, deleted, all);
  }

  boolean presents(String certificateId) {
    return certificateId.equals(presents);
  }

  boolean left(String certificateId) {
    return certificateId.equals(before) && !presents(certificateId);
  }
}
