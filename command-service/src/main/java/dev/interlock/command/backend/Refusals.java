package dev.interlock.command.backend;

import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.TrustRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The bundles of one backend that instances could not take, until they hold them or newer ones. */
final class Refusals {
  /** Servers put times and process ids into their words, and agents try again and again. */
  private static final Duration BETWEEN_OTHER_WORDS = Duration.ofMinutes(1);

  private final Map<String, TrustRefused> open = new TreeMap<>();

  /** Whether it says more than is known. */
  boolean isNews(TrustRefusal said, Instant at) {
    TrustRefused last = open.get(said.instance());
    return last == null
        || said.version() > last.version()
        || (said.version() == last.version()
            && !said.reason().equals(last.reason())
            && !at.isBefore(last.at().plus(BETWEEN_OTHER_WORDS)));
  }

  /** Whether to hold that version would end a refusal. */
  boolean endedBy(String instance, int version) {
    TrustRefused last = open.get(instance);
    return last != null && last.version() <= version;
  }

  void on(TrustRefused event) {
    open.put(event.instance(), event);
  }

  void on(TrustAcknowledged event) {
    if (endedBy(event.instance(), event.version())) {
      open.remove(event.instance());
    }
  }

  void left(String instance) {
    open.remove(instance);
  }
}
