package dev.interlock.standalone.demo;

import java.util.Map;
import java.util.TreeMap;

/** Counts every request: each is answered or refused, and none is left out. */
final class Tally {
  private final Map<String, Counts> backends = new TreeMap<>();

  /**
   * The requests of one backend.
   *
   * @param seen the answered ones by the certificate that the backend saw
   * @param refused the others by reason
   */
  record Counts(long sent, Map<String, Long> seen, Map<String, Long> refused) {
    static final Counts NONE = new Counts(0, Map.of(), Map.of());

    long answered() {
      return seen.values().stream().mapToLong(Long::longValue).sum();
    }

    long refusals() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    private Counts plusSent() {
      return new Counts(sent + 1, seen, refused);
    }

    private Counts plusAnswered(String certificateId) {
      return new Counts(sent, plusOne(seen, certificateId), refused);
    }

    private Counts plusRefused(String reason) {
      return new Counts(sent, seen, plusOne(refused, reason));
    }

    private static Map<String, Long> plusOne(Map<String, Long> counts, String key) {
      Map<String, Long> changed = new TreeMap<>(counts);
      changed.merge(key, 1L, Long::sum);
      return changed;
    }
  }

  synchronized void sent(String backendId) {
    backends.put(backendId, of(backendId).plusSent());
  }

  synchronized void answered(String backendId, String certificateId) {
    backends.put(backendId, of(backendId).plusAnswered(certificateId));
  }

  synchronized void refused(String backendId, String reason) {
    backends.put(backendId, of(backendId).plusRefused(reason));
  }

  /** The counts of now, by backend. */
  synchronized Map<String, Counts> counts() {
    return new TreeMap<>(backends);
  }

  synchronized long sent() {
    return backends.values().stream().mapToLong(Counts::sent).sum();
  }

  private Counts of(String backendId) {
    return backends.getOrDefault(backendId, Counts.NONE);
  }
}
