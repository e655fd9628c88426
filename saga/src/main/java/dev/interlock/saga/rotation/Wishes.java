package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people asked of the rotation beside holding it and taking it back.
 *
 * @param excluded by backend id, those that the rotation waits for no more
 * @param expedited whether it waits for no time any more, only for evidence
 * @param escalation who declared it an emergency, and why; null when nobody has
 * @param retried when somebody last asked to ask anew, or null for never
 */
public record Wishes(
    Map<String, RotationBackendExcluded> excluded,
    boolean expedited,
    @Nullable RotationEscalated escalation,
    @Nullable Instant retried) {
  static final Wishes NONE = new Wishes(Map.of(), false, null, null);

  /** Sorts, so that equal wishes are written alike. */
  public Wishes {
    excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
  }

  Wishes excluding(RotationBackendExcluded exclusion) {
    Map<String, RotationBackendExcluded> more = new TreeMap<>(excluded);
    more.putIfAbsent(exclusion.backendId(), exclusion);
    return new Wishes(more, expedited, escalation, retried);
  }

  Wishes expediting() {
    return new Wishes(excluded, true, escalation, retried);
  }

  Wishes escalating(RotationEscalated declared) {
    return new Wishes(excluded, expedited, declared, retried);
  }

  Wishes retrying(Instant at) {
    return new Wishes(excluded, expedited, escalation, at);
  }
}
