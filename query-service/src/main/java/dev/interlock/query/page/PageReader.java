package dev.interlock.query.page;

import dev.interlock.query.answer.Answers;
import dev.interlock.query.answer.EventLog;
import dev.interlock.query.answer.Lag;
import dev.interlock.query.expiry.ExpiryBucket;
import dev.interlock.query.expiry.ExpiryCalendar;
import dev.interlock.query.finding.Findings;
import dev.interlock.query.page.PageView.BucketLine;
import dev.interlock.query.page.PageView.EndingLine;
import dev.interlock.query.page.PageView.FinishedLine;
import dev.interlock.query.rotation.RotationState;
import dev.interlock.query.rotation.RotationView;
import dev.interlock.query.rotation.RotationView.SwitchingStage;
import dev.interlock.query.rotation.Rotations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads all that the page shows in one snapshot. */
@Component
final class PageReader {
  private static final int FINISHED_SHOWN = 20;
  private static final Set<String> NEAR = Set.of("bad", "warn", "soon");

  private final Answers answers;
  private final EventLog log;
  private final ExpiryCalendar calendar;
  private final Rotations rotations;
  private final Findings findings;
  private final Clock clock;

  PageReader(
      Answers answers,
      EventLog log,
      ExpiryCalendar calendar,
      Rotations rotations,
      Findings findings,
      Clock clock) {
    this.answers = answers;
    this.log = log;
    this.calendar = calendar;
    this.rotations = rotations;
    this.findings = findings;
    this.clock = clock;
  }

  PageView read() {
    Lag lag = log.lag();
    return answers.snapshot(() -> page(lag, clock.instant()));
  }

  private PageView page(Lag lag, Instant now) {
    Words words = new Words(now);
    List<RotationView> all = rotations.all(null, null, null);
    List<RotationView> finished =
        all.stream().filter(rotation -> rotation.state() == RotationState.FINISHED).toList();
    List<BucketLine> buckets =
        calendar.at(now).stream().map(bucket -> line(bucket, words)).toList();
    return new PageView(
        words.moment(now),
        Words.behind(lag),
        lag.none(),
        FindingLines.of(findings.all(), log.parkedIds(), words),
        buckets,
        buckets.stream().filter(bucket -> NEAR.contains(bucket.tone())).toList(),
        buckets.stream().filter(bucket -> bucket.tone().equals("calm")).toList(),
        all.stream()
            .filter(rotation -> rotation.state() != RotationState.FINISHED)
            .sorted((a, b) -> a.state().compareTo(b.state()))
            .map(rotation -> RotationCard.of(rotations.detail(rotation), words))
            .toList(),
        finished.stream().limit(FINISHED_SHOWN).map(rotation -> line(rotation, words)).toList(),
        finished.size() > FINISHED_SHOWN
            ? "the newest %d of %d".formatted(FINISHED_SHOWN, finished.size())
            : "");
  }

  private static BucketLine line(ExpiryBucket bucket, Words words) {
    String tone =
        switch (bucket.bucket()) {
          case "expired" -> "bad";
          case "1", "3", "7" -> "warn";
          case "14", "30" -> "soon";
          default -> "calm";
        };
    return new BucketLine(
        bucket.label(),
        bucket.certificates().isEmpty() ? "none" : tone,
        bucket.certificates().size(),
        bucket.certificates().stream()
            .map(
                ending ->
                    new EndingLine(
                        ending.certificateId(),
                        words.date(ending.expiresAt()),
                        words.left(ending.expiresAt()),
                        ending.stages()))
            .toList());
  }

  private String outcome(RotationView rotation) {
    return switch (rotation.phase()) {
      case RETIRED -> "Completed: the old key is destroyed";
      case REHEARSED -> ReadinessText.outcome(rotations.detail(rotation).backends());
      default -> "Taken back: the old certificate is in use";
    };
  }

  private FinishedLine line(RotationView rotation, Words words) {
    Instant end = rotation.completedAt() == null ? rotation.phaseSince() : rotation.completedAt();
    return new FinishedLine(
        rotation.rotationId(),
        rotation.oldCertificateId(),
        rotation.newCertificateId(),
        outcome(rotation),
        words.moment(end),
        rotation.stages().stream().map(SwitchingStage::stage).collect(Collectors.joining(", ")));
  }
}
