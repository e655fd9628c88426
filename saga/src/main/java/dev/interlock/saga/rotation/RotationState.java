package dev.interlock.saga.rotation;

import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationPhase;
import java.util.List;

/** One rotation: what its own events say, and what it remembers of what it did about them. */
public record RotationState(
    RotationRequested request, Course course, Sent sent, Probing probing, Departures departures) {

  /** A rotation just asked for. */
  public static RotationState of(RotationRequested request) {
    return new RotationState(
        request, Course.planned(request.at()), Sent.NOTHING, Probing.NOT_YET, Departures.NONE);
  }

  /** The id of the rotation. */
  public String rotationId() {
    return request.rotationId();
  }

  /** Where the rotation stands. */
  public RotationPhase phase() {
    return course.phase();
  }

  /** The state after one more event, of whatever aggregate. */
  public RotationState on(Event event) {
    if (!(event instanceof RotationEvent own)) {
      return with(sent.on(event));
    }
    Course next = own.rotationId().equals(rotationId()) ? course.on(own) : course;
    if (next.phase() != course.phase()) {
      return new RotationState(
          request, next, sent.newRound(), Probing.NOT_YET, departures.reporting(List.of()));
    }
    if (next.round() != course.round()) {
      return new RotationState(
          request, next, resumed(), Probing.NOT_YET, departures.excusingReported());
    }
    return new RotationState(request, next, sent, probing, departures);
  }

  /** The state after the answer to a command. */
  public RotationState on(CommandResult result) {
    return result.rotationId().equals(rotationId()) ? with(sent.on(result)) : this;
  }

  /**
   * Whether nothing is left to do: the rotation was taken back, or the old certificate is gone and
   * its key destroyed.
   */
  public boolean complete(Facts facts) {
    CertificateFact old = facts.certificate(request.oldCertificateId());
    return phase() == RotationPhase.ROLLED_BACK
        || (phase() == RotationPhase.RETIRED && old.deleted() && old.keyDestroyed());
  }

  RotationState with(Sent changed) {
    return new RotationState(request, course, changed, probing, departures);
  }

  RotationState with(Probing changed) {
    return new RotationState(request, course, sent, changed, departures);
  }

  RotationState with(Departures changed) {
    return new RotationState(request, course, sent, probing, changed);
  }

  // A person who resumes a rollback vouches for commands that were never answered.
  private Sent resumed() {
    return phase() == RotationPhase.ROLLING_BACK
        ? sent.newRound().withoutAwaiting()
        : sent.newRound();
  }
}
