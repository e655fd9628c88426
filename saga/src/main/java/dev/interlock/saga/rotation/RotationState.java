package dev.interlock.saga.rotation;

import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationPhase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

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
          request, next, sent.newRound(), Probing.NOT_YET, departures.excusingReported());
    }
    if (!Objects.equals(next.wishes().retried(), course.wishes().retried())) {
      return retried(next);
    }
    return new RotationState(request, next, sent, probing, departures);
  }

  /** The next round of probes is due; what is on its way is not sent again. */
  private RotationState retried(Course next) {
    Instant due = next.wishes().retried();
    return sent.refused().isEmpty()
        ? new RotationState(
            request,
            next,
            sent,
            new Probing(probing.rounds(), due, probing.confirmed()),
            departures)
        : new RotationState(
            request,
            next.anotherRound(),
            sent.newRound(),
            new Probing(0, due, probing.confirmed()),
            departures);
  }

  /** The state after the answer to a command. */
  public RotationState on(CommandResult result) {
    return result.rotationId().equals(rotationId()) ? with(sent.on(result)) : this;
  }

  /**
   * Whether nothing is left to do: the rotation was taken back, or has succeeded, and what it
   * retires is gone and its key destroyed.
   */
  public boolean complete(Facts facts) {
    CertificateFact retired = facts.certificate(request.retires());
    return phase() == RotationPhase.ROLLED_BACK
        || (phase().terminal() && retired.deleted() && retired.keyDestroyed());
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
}
