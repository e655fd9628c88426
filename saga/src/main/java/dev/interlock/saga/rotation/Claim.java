package dev.interlock.saga.rotation;

import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.List;

/** What every instance of a backend must be known to do. */
sealed interface Claim {

  /** The instances of which it is not known. */
  List<String> missing(BackendTrust trust);

  /** What each instance does, as in "every instance …". */
  String done();

  /** What some instances lack, as in "a, b …". */
  String lacking();

  /** Whether probes may show it. */
  default boolean shownByProbes() {
    return true;
  }

  /** Accepts the certificate. */
  record Accepts(String certificateId) implements Claim {
    @Override
    public List<String> missing(BackendTrust trust) {
      return trust.notAccepting(certificateId);
    }

    @Override
    public String done() {
      return "accepts " + certificateId;
    }

    @Override
    public String lacking() {
      return "not known to accept " + certificateId;
    }
  }

  /** Refuses the certificate. */
  record Refuses(String certificateId) implements Claim {
    @Override
    public List<String> missing(BackendTrust trust) {
      return trust.notRefusing(certificateId);
    }

    @Override
    public String done() {
      return "refuses " + certificateId;
    }

    @Override
    public String lacking() {
      return "not known to refuse " + certificateId;
    }
  }

  /** Saw the certificate on real traffic after a moment, where that is asked for. */
  record ObservedSince(String certificateId, Instant moment) implements Claim {
    @Override
    public List<String> missing(BackendTrust trust) {
      return trust.notObservedSince(moment, certificateId);
    }

    @Override
    public boolean shownByProbes() {
      return false;
    }

    @Override
    public String done() {
      return "saw %s on real traffic after the last switch at %s".formatted(certificateId, moment);
    }

    @Override
    public String lacking() {
      return "not known to have seen %s on real traffic after the last switch at %s"
          .formatted(certificateId, moment);
    }
  }

  /** Was probed after a moment, where probes are asked for. */
  record ProbedSince(Instant moment) implements Claim {
    @Override
    public List<String> missing(BackendTrust trust) {
      return trust.notProbedSince(moment);
    }

    @Override
    public String done() {
      return "was confirmed after the last switch at " + moment;
    }

    @Override
    public String lacking() {
      return "not probed after the last switch at " + moment;
    }
  }
}
